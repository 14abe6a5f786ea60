using Millrace.Iam.Accounts;
using Millrace.Model.Iam;

namespace Millrace.Iam.Management;

/// <summary>Everything that an account's permissions come from.</summary>
internal sealed class AuthorizationDetails(Account account, LastUses uses)
{
    /// <summary>The entities of the wanted kinds, in an order that does not change.</summary>
    public IEnumerable<Entity> Entities(IReadOnlyList<string>? kinds)
    {
        IEnumerable<Entity> entities = [];
        if (IsWanted(EntityType.User)) entities = entities.Concat(account.Users.Values.InOrder());
        if (IsWanted(EntityType.Group)) entities = entities.Concat(account.Groups.Values.InOrder());
        if (IsWanted(EntityType.Role)) entities = entities.Concat(account.Roles.Values.InOrder());
        if (IsWanted(EntityType.LocalManagedPolicy)) entities = entities.Concat(account.Policies.Values.InOrder());
        // Of AWS's policies those come that are in use.
        if (IsWanted(EntityType.AWSManagedPolicy)) entities = entities.Concat(AwsManagedPolicies.All.Where(IsUsed).InOrder());
        return entities;

        bool IsWanted(string kind) => kinds is null or [] || kinds.Contains(kind);
    }

    /// <summary>What tells an entity from all others.</summary>
    public string KeyOf(Entity entity) => entity is ManagedPolicy policy ? ManagedPolicies.ArnOf(policy, account) : entity.ArnIn(account.Id);

    public UserDetail Of(Accounts.User user) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = user.ArnIn(account.Id),
        CreateDate = user.CreatedAt,
        UserPolicyList = InlineOf(user),
        GroupList = [.. account.GroupsOf(user).Select(static group => group.Name)],
        AttachedManagedPolicies = AttachedOf(user),
        PermissionsBoundary = user.BoundaryShape(),
        Tags = user.Tags.ToShape(),
    };

    public GroupDetail Of(Accounts.Group group) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = group.ArnIn(account.Id),
        CreateDate = group.CreatedAt,
        GroupPolicyList = InlineOf(group),
        AttachedManagedPolicies = AttachedOf(group),
    };

    public RoleDetail Of(Accounts.Role role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.ArnIn(account.Id),
        CreateDate = role.CreatedAt,
        AssumeRolePolicyDocument = PolicyDocuments.Encode(role.TrustPolicy),
        InstanceProfileList = [.. account.ProfilesOf(role).Select(profile => profile.ToShape(account))],
        RolePolicyList = InlineOf(role),
        AttachedManagedPolicies = AttachedOf(role),
        PermissionsBoundary = role.BoundaryShape(),
        Tags = role.Tags.ToShape(),
        RoleLastUsed = uses.RoleUseShape(role),
    };

    public ManagedPolicyDetail Of(ManagedPolicy policy)
    {
        var shape = policy.ToShape(account);
        return new ManagedPolicyDetail
        {
            PolicyName = shape.PolicyName,
            PolicyId = shape.PolicyId,
            Arn = shape.Arn,
            Path = shape.Path,
            DefaultVersionId = shape.DefaultVersionId,
            AttachmentCount = shape.AttachmentCount,
            PermissionsBoundaryUsageCount = shape.PermissionsBoundaryUsageCount,
            IsAttachable = shape.IsAttachable,
            Description = shape.Description,
            CreateDate = shape.CreateDate,
            UpdateDate = shape.UpdateDate,
            PolicyVersionList = [.. policy.Versions.Reverse().Select(version => version.ToShape(policy))],
        };
    }

    private static List<PolicyDetail> InlineOf(PolicyHolder holder) =>
    [
        .. holder.InlinePolicies
            .OrderBy(static policy => policy.Key, StringComparer.Ordinal)
            .Select(static policy => new PolicyDetail { PolicyName = policy.Key, PolicyDocument = PolicyDocuments.Encode(policy.Value) }),
    ];

    private IReadOnlyList<AttachedPolicy> AttachedOf(PolicyHolder holder) =>
        holder.AttachedOf(account, pathPrefix: null, marker: null, IamQuotas.AttachedPolicies).Items;

    private bool IsUsed(ManagedPolicy policy)
    {
        var arn = ManagedPolicies.ArnOf(policy, account);
        return account.AttachmentsOf(arn) + account.BoundaryUsesOf(arn) > 0;
    }
}
