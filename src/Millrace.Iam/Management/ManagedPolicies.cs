using Millrace.Iam.Accounts;

namespace Millrace.Iam.Management;

/// <summary>Finds managed policies: the account's own, and AWS's, which every account has.</summary>
internal static class ManagedPolicies
{
    private const string OfAws = "aws";

    /// <summary>The ARN of a policy as an account sees it.</summary>
    public static string ArnOf(ManagedPolicy policy, Account account) =>
        policy.ArnIn(AwsManagedPolicies.Contains(policy) ? OfAws : account.Id);

    /// <summary>The policy with an ARN, or null.</summary>
    public static ManagedPolicy? FindPolicy(this Account account, string arn)
    {
        if (arn.Split(':', 6) is not ["arn", "aws", "iam", "", var owner, var resource] || !resource.StartsWith("policy/", StringComparison.Ordinal)) return null;
        var name = resource[(resource.LastIndexOf('/') + 1)..];
        var policy = owner == OfAws ? AwsManagedPolicies.Find(name) : owner == account.Id ? account.Policies.GetValueOrDefault(name) : null;
        return policy?.ArnIn(owner) == arn ? policy : null;
    }

    /// <summary>The policy with an ARN.</summary>
    public static ManagedPolicy RequirePolicy(this Account account, string arn)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal)) throw IamErrors.Validation("Invalid ARN:  Could not be parsed!");
        return account.FindPolicy(arn) ?? throw IamErrors.NoSuchEntity($"Policy {arn} was not found.");
    }

    /// <summary>The account's own policy with an ARN, to be changed.</summary>
    public static ManagedPolicy RequireOwnPolicy(this Account account, string arn)
    {
        var policy = account.RequirePolicy(arn);
        return AwsManagedPolicies.Contains(policy)
            ? throw new Wire.ServiceException("AccessDenied", $"Policy {arn} belongs to AWS and cannot be changed.", 403)
            : policy;
    }

    /// <summary>The policy with an ARN, to be attached.</summary>
    public static ManagedPolicy RequireAttachable(this Account account, string arn) =>
        account.FindPolicy(arn) ?? throw IamErrors.NoSuchEntity($"Policy {arn} does not exist or is not attachable.");

    /// <summary>A version of a policy.</summary>
    public static ManagedPolicyVersion RequireVersion(this ManagedPolicy policy, string arn, string versionId) =>
        policy.FindVersion(versionId) ?? throw IamErrors.NoSuchEntity($"Policy {arn} version {versionId} does not exist or is not attachable.");

    /// <summary>Everything that may have policies attached.</summary>
    public static IEnumerable<PolicyHolder> Holders(this Account account) =>
        [.. account.Users.Values, .. account.Groups.Values, .. account.Roles.Values];

    /// <summary>How many users, groups and roles a policy is attached to.</summary>
    public static int AttachmentsOf(this Account account, string arn) => account.Holders().Count(holder => holder.AttachedPolicies.Contains(arn));

    /// <summary>How many users and roles a policy bounds.</summary>
    public static int BoundaryUsesOf(this Account account, string arn) =>
        account.Holders().Count(holder => holder is ActingEntity { PermissionsBoundary: { } boundary } && boundary == arn);
}
