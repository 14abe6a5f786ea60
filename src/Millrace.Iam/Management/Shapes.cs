using Millrace.Iam.Accounts;
using Millrace.Model.Iam;

namespace Millrace.Iam.Management;

/// <summary>Entities as they are answered. Lists leave out tags, boundaries and last uses, as AWS's do.</summary>
internal static class Shapes
{
    /// <summary>What AWS answers for how a principal is bounded, though its model has PermissionsBoundaryPolicy.</summary>
    private const string BoundaryType = "Policy";

    public static Model.Iam.User ToListShape(this Accounts.User user, Account account) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = user.ArnIn(account.Id),
        CreateDate = user.CreatedAt,
    };

    public static Model.Iam.User ToShape(this Accounts.User user, Account account) => user.ToListShape(account) with
    {
        PermissionsBoundary = user.BoundaryShape(),
        Tags = user.Tags.ToShape(),
    };

    public static Model.Iam.Group ToShape(this Accounts.Group group, Account account) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = group.ArnIn(account.Id),
        CreateDate = group.CreatedAt,
    };

    public static Model.Iam.Role ToListShape(this Accounts.Role role, Account account) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.ArnIn(account.Id),
        CreateDate = role.CreatedAt,
        AssumeRolePolicyDocument = PolicyDocuments.Encode(role.TrustPolicy),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration,
    };

    public static Model.Iam.Role ToShape(this Accounts.Role role, Account account) => role.ToListShape(account) with
    {
        PermissionsBoundary = role.BoundaryShape(),
        Tags = role.Tags.ToShape(),
    };

    public static RoleLastUsed RoleUseShape(this LastUses uses, Accounts.Role role) =>
        uses.Find(role.Id) is { } use ? new RoleLastUsed { LastUsedDate = use.At, Region = use.Region } : new RoleLastUsed();

    public static Policy ToListShape(this ManagedPolicy policy, Account account)
    {
        var arn = ManagedPolicies.ArnOf(policy, account);
        return new Policy
        {
            PolicyName = policy.Name,
            PolicyId = policy.Id,
            Arn = arn,
            Path = policy.Path,
            DefaultVersionId = policy.DefaultVersionId,
            AttachmentCount = account.AttachmentsOf(arn),
            PermissionsBoundaryUsageCount = account.BoundaryUsesOf(arn),
            IsAttachable = true,
            CreateDate = policy.CreatedAt,
            UpdateDate = policy.UpdatedAt,
        };
    }

    public static Policy ToShape(this ManagedPolicy policy, Account account) => policy.ToListShape(account) with
    {
        Description = policy.Description,
        Tags = policy.Tags.ToShape(),
    };

    public static PolicyVersion ToListShape(this ManagedPolicyVersion version, ManagedPolicy policy) => new()
    {
        VersionId = version.Id,
        IsDefaultVersion = version.Id == policy.DefaultVersionId,
        CreateDate = version.CreatedAt,
    };

    public static PolicyVersion ToShape(this ManagedPolicyVersion version, ManagedPolicy policy) => version.ToListShape(policy) with
    {
        Document = PolicyDocuments.Encode(version.Document),
    };

    public static Model.Iam.InstanceProfile ToShape(this Accounts.InstanceProfile profile, Account account) => new()
    {
        Path = profile.Path,
        InstanceProfileName = profile.Name,
        InstanceProfileId = profile.Id,
        Arn = profile.ArnIn(account.Id),
        CreateDate = profile.CreatedAt,
        Roles = profile.RoleId is { } id && account.FindRoleById(id) is { } role ? [role.ToListShape(account)] : [],
        Tags = profile.Tags.ToShape(),
    };

    public static AttachedPermissionsBoundary? BoundaryShape(this ActingEntity entity) => entity.PermissionsBoundary is { } arn
        ? new AttachedPermissionsBoundary { PermissionsBoundaryType = BoundaryType, PermissionsBoundaryArn = arn }
        : null;
}
