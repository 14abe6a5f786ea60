namespace Millrace.Iam.Management;

/// <summary>How much an account, a user, a role may have (facts/iam.md 5, Limits).</summary>
internal static class IamQuotas
{
    public const int Users = 5000;
    public const int Groups = 300;
    public const int Roles = 1000;
    public const int Policies = 1500;
    public const int InstanceProfiles = 1000;
    public const int AccessKeysPerUser = 2;
    public const int GroupsPerUser = 10;
    public const int AttachedPolicies = 10;
    public const int VersionsPerPolicy = 5;
    public const int Tags = 50;

    /// <summary>Characters of a managed policy, white space not counted, as in all sizes of policies.</summary>
    public const int ManagedPolicySize = 6144;

    public const int UserPolicySize = 2048;
    public const int GroupPolicySize = 5120;
    public const int RolePolicySize = 10240;
    public const int TrustPolicySize = 2048;

    /// <summary>An account that has as many as it may.</summary>
    public static void RequireRoom(int count, int quota, string name)
    {
        if (count >= quota) throw IamErrors.LimitExceeded($"Cannot exceed quota for {name}: {quota}");
    }
}
