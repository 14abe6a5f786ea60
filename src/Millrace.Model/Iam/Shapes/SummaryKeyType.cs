using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>What is counted.</summary>
[SimpleShape(Enum = [Users, UsersQuota, Groups, GroupsQuota, ServerCertificates, ServerCertificatesQuota, UserPolicySizeQuota, GroupPolicySizeQuota, GroupsPerUserQuota, SigningCertificatesPerUserQuota, AccessKeysPerUserQuota, MFADevices, MFADevicesInUse, AccountMFAEnabled, AccountAccessKeysPresent, AccountPasswordPresent, AccountSigningCertificatesPresent, AttachedPoliciesPerGroupQuota, AttachedPoliciesPerRoleQuota, AttachedPoliciesPerUserQuota, Policies, PoliciesQuota, PolicySizeQuota, PolicyVersionsInUse, PolicyVersionsInUseQuota, VersionsPerPolicyQuota, GlobalEndpointTokenVersion, AssumeRolePolicySizeQuota, InstanceProfiles, InstanceProfilesQuota, Providers, RolePolicySizeQuota, Roles, RolesQuota])]
public static class SummaryKeyType
{
    /// <summary><c>Users</c>.</summary>
    public const string Users = "Users";

    /// <summary><c>UsersQuota</c>.</summary>
    public const string UsersQuota = "UsersQuota";

    /// <summary><c>Groups</c>.</summary>
    public const string Groups = "Groups";

    /// <summary><c>GroupsQuota</c>.</summary>
    public const string GroupsQuota = "GroupsQuota";

    /// <summary><c>ServerCertificates</c>.</summary>
    public const string ServerCertificates = "ServerCertificates";

    /// <summary><c>ServerCertificatesQuota</c>.</summary>
    public const string ServerCertificatesQuota = "ServerCertificatesQuota";

    /// <summary><c>UserPolicySizeQuota</c>.</summary>
    public const string UserPolicySizeQuota = "UserPolicySizeQuota";

    /// <summary><c>GroupPolicySizeQuota</c>.</summary>
    public const string GroupPolicySizeQuota = "GroupPolicySizeQuota";

    /// <summary><c>GroupsPerUserQuota</c>.</summary>
    public const string GroupsPerUserQuota = "GroupsPerUserQuota";

    /// <summary><c>SigningCertificatesPerUserQuota</c>.</summary>
    public const string SigningCertificatesPerUserQuota = "SigningCertificatesPerUserQuota";

    /// <summary><c>AccessKeysPerUserQuota</c>.</summary>
    public const string AccessKeysPerUserQuota = "AccessKeysPerUserQuota";

    /// <summary><c>MFADevices</c>.</summary>
    public const string MFADevices = "MFADevices";

    /// <summary><c>MFADevicesInUse</c>.</summary>
    public const string MFADevicesInUse = "MFADevicesInUse";

    /// <summary><c>AccountMFAEnabled</c>.</summary>
    public const string AccountMFAEnabled = "AccountMFAEnabled";

    /// <summary><c>AccountAccessKeysPresent</c>.</summary>
    public const string AccountAccessKeysPresent = "AccountAccessKeysPresent";

    /// <summary><c>AccountPasswordPresent</c>.</summary>
    public const string AccountPasswordPresent = "AccountPasswordPresent";

    /// <summary><c>AccountSigningCertificatesPresent</c>.</summary>
    public const string AccountSigningCertificatesPresent = "AccountSigningCertificatesPresent";

    /// <summary><c>AttachedPoliciesPerGroupQuota</c>.</summary>
    public const string AttachedPoliciesPerGroupQuota = "AttachedPoliciesPerGroupQuota";

    /// <summary><c>AttachedPoliciesPerRoleQuota</c>.</summary>
    public const string AttachedPoliciesPerRoleQuota = "AttachedPoliciesPerRoleQuota";

    /// <summary><c>AttachedPoliciesPerUserQuota</c>.</summary>
    public const string AttachedPoliciesPerUserQuota = "AttachedPoliciesPerUserQuota";

    /// <summary><c>Policies</c>.</summary>
    public const string Policies = "Policies";

    /// <summary><c>PoliciesQuota</c>.</summary>
    public const string PoliciesQuota = "PoliciesQuota";

    /// <summary><c>PolicySizeQuota</c>.</summary>
    public const string PolicySizeQuota = "PolicySizeQuota";

    /// <summary><c>PolicyVersionsInUse</c>.</summary>
    public const string PolicyVersionsInUse = "PolicyVersionsInUse";

    /// <summary><c>PolicyVersionsInUseQuota</c>.</summary>
    public const string PolicyVersionsInUseQuota = "PolicyVersionsInUseQuota";

    /// <summary><c>VersionsPerPolicyQuota</c>.</summary>
    public const string VersionsPerPolicyQuota = "VersionsPerPolicyQuota";

    /// <summary><c>GlobalEndpointTokenVersion</c>.</summary>
    public const string GlobalEndpointTokenVersion = "GlobalEndpointTokenVersion";

    /// <summary><c>AssumeRolePolicySizeQuota</c>.</summary>
    public const string AssumeRolePolicySizeQuota = "AssumeRolePolicySizeQuota";

    /// <summary><c>InstanceProfiles</c>.</summary>
    public const string InstanceProfiles = "InstanceProfiles";

    /// <summary><c>InstanceProfilesQuota</c>.</summary>
    public const string InstanceProfilesQuota = "InstanceProfilesQuota";

    /// <summary><c>Providers</c>.</summary>
    public const string Providers = "Providers";

    /// <summary><c>RolePolicySizeQuota</c>.</summary>
    public const string RolePolicySizeQuota = "RolePolicySizeQuota";

    /// <summary><c>Roles</c>.</summary>
    public const string Roles = "Roles";

    /// <summary><c>RolesQuota</c>.</summary>
    public const string RolesQuota = "RolesQuota";
}
