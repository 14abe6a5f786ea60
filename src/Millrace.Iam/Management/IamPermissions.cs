using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>Which permission a call needs, on which user, group, role, policy or instance profile (facts/iam.md 3, Actions and resources).</summary>
internal static class IamPermissions
{
    /// <summary>Adds what a call needs leave for.</summary>
    public static void Require(Operation operation, object request, RequestContext context, Account account, List<RequiredPermission> permissions)
    {
        var arn = operation.Resource == "*" ? null : ResourceOf(operation, request, context, account);
        permissions.Add(new RequiredPermission(operation.Action, arn, account.Id) { Keys = KeysOf(request) });
        // Whoever gives a role to something gives its permissions.
        if (request is AddRoleToInstanceProfileRequest { RoleName: var role })
            permissions.Add(new RequiredPermission("iam:PassRole", ArnOf(account.Roles.GetValueOrDefault(role), "role", role, account), account.Id));
    }

    /// <summary>The tags of a user, a role, a policy or an instance profile.</summary>
    public static IReadOnlyDictionary<string, string>? FindTags(string resource, IamDirectory directory)
    {
        if (resource.Split(':', 6) is not ["arn", "aws", "iam", "", var id, var entity] || entity.Split('/') is not [var kind, .., var name]) return null;
        var account = directory.Find(id);
        Entity? found = kind switch
        {
            "user" => account.Users.GetValueOrDefault(name),
            "role" => account.Roles.GetValueOrDefault(name),
            "policy" => account.Policies.GetValueOrDefault(name),
            "instance-profile" => account.InstanceProfiles.GetValueOrDefault(name),
            _ => null,
        };
        return found?.ArnIn(id) == resource ? found.Tags : null;
    }

    private static string ResourceOf(Operation operation, object request, RequestContext context, Account account) => request switch
    {
        CreateUserRequest create => Arn(account, "user", create.Path, create.UserName),
        CreateGroupRequest create => Arn(account, "group", create.Path, create.GroupName),
        CreateRoleRequest create => Arn(account, "role", create.Path, create.RoleName),
        CreatePolicyRequest create => Arn(account, "policy", create.Path, create.PolicyName),
        CreateInstanceProfileRequest create => Arn(account, "instance-profile", create.Path, create.InstanceProfileName),
        CreateServiceLinkedRoleRequest create => Arn(account, "role", $"/aws-service-role/{create.AWSServiceName}/", "*"),
        GetServiceLinkedRoleDeletionStatusRequest status => $"arn:aws:iam::{account.Id}:role/{status.DeletionTaskId}",
        GetAccessKeyLastUsedRequest used => UserArn(account.Keys.GetValueOrDefault(used.AccessKeyId) is { } key ? account.FindUserById(key.UserId)?.Name : "*", context, account),
        IUserRequest user => UserArn(user.UserName, context, account),
        IGroupRequest group => ArnOf(account.Groups.GetValueOrDefault(group.GroupName), "group", group.GroupName, account),
        IRoleRequest role => ArnOf(account.Roles.GetValueOrDefault(role.RoleName), "role", role.RoleName, account),
        IInstanceProfileRequest profile =>
            ArnOf(account.InstanceProfiles.GetValueOrDefault(profile.InstanceProfileName), "instance-profile", profile.InstanceProfileName, account),
        IPolicyRequest policy => policy.PolicyArn,
        IPrincipalRequest principal => principal.PolicySourceArn,
        // A list is on everything of its kind.
        _ => $"arn:aws:iam::{account.Id}:{operation.Resource}/",
    };

    private static IReadOnlyDictionary<string, IReadOnlyList<string>>? KeysOf(object request) => request switch
    {
        CreateUserRequest create => With("iam:PermissionsBoundary", create.PermissionsBoundary, TagsOf(create.Tags)),
        CreateRoleRequest create => With("iam:PermissionsBoundary", create.PermissionsBoundary, TagsOf(create.Tags)),
        CreatePolicyRequest create => TagsOf(create.Tags),
        CreateInstanceProfileRequest create => TagsOf(create.Tags),
        TagUserRequest tag => TagsOf(tag.Tags),
        TagRoleRequest tag => TagsOf(tag.Tags),
        TagPolicyRequest tag => TagsOf(tag.Tags),
        TagInstanceProfileRequest tag => TagsOf(tag.Tags),
        UntagUserRequest untag => RequestTags.OfKeys(untag.TagKeys),
        UntagRoleRequest untag => RequestTags.OfKeys(untag.TagKeys),
        UntagPolicyRequest untag => RequestTags.OfKeys(untag.TagKeys),
        UntagInstanceProfileRequest untag => RequestTags.OfKeys(untag.TagKeys),
        AttachUserPolicyRequest attach => With("iam:PolicyARN", attach.PolicyArn),
        AttachGroupPolicyRequest attach => With("iam:PolicyARN", attach.PolicyArn),
        AttachRolePolicyRequest attach => With("iam:PolicyARN", attach.PolicyArn),
        DetachUserPolicyRequest detach => With("iam:PolicyARN", detach.PolicyArn),
        DetachGroupPolicyRequest detach => With("iam:PolicyARN", detach.PolicyArn),
        DetachRolePolicyRequest detach => With("iam:PolicyARN", detach.PolicyArn),
        PutUserPermissionsBoundaryRequest put => With("iam:PermissionsBoundary", put.PermissionsBoundary),
        PutRolePermissionsBoundaryRequest put => With("iam:PermissionsBoundary", put.PermissionsBoundary),
        CreateServiceLinkedRoleRequest create => With("iam:AWSServiceName", create.AWSServiceName),
        _ => null,
    };

    private static IReadOnlyDictionary<string, IReadOnlyList<string>>? TagsOf(IReadOnlyList<Tag>? tags) =>
        RequestTags.Of(tags?.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value)));

    private static IReadOnlyDictionary<string, IReadOnlyList<string>>? With(
        string key, string? value, IReadOnlyDictionary<string, IReadOnlyList<string>>? keys = null) =>
        value is null ? keys : new Dictionary<string, IReadOnlyList<string>>(keys ?? new Dictionary<string, IReadOnlyList<string>>(), StringComparer.OrdinalIgnoreCase) { [key] = [value] };

    private static string UserArn(string? name, RequestContext context, Account account) =>
        name is null ? context.Caller.Arn : ArnOf(account.Users.GetValueOrDefault(name), "user", name, account);

    private static string ArnOf(Entity? entity, string kind, string name, Account account) => entity?.ArnIn(account.Id) ?? Arn(account, kind, path: null, name);

    private static string Arn(Account account, string kind, string? path, string name) => $"arn:aws:iam::{account.Id}:{kind}{path ?? "/"}{name}";
}
