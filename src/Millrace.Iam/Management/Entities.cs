using System.Collections.Immutable;
using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>Finds what a request names, or says as AWS does that it is not there.</summary>
internal static class Entities
{
    public static User RequireUser(this Account account, string name) =>
        account.Users.GetValueOrDefault(name) ?? throw IamErrors.NoSuchEntity($"The user with name {name} cannot be found.");

    public static Group RequireGroup(this Account account, string name) =>
        account.Groups.GetValueOrDefault(name) ?? throw IamErrors.NoSuchEntity($"The group with name {name} cannot be found.");

    public static Role RequireRole(this Account account, string name) =>
        account.Roles.GetValueOrDefault(name) ?? throw IamErrors.NoSuchEntity($"The role with name {name} cannot be found.");

    public static InstanceProfile RequireInstanceProfile(this Account account, string name) =>
        account.InstanceProfiles.GetValueOrDefault(name) ?? throw IamErrors.NoSuchEntity($"Instance Profile {name} cannot be found.");

    /// <summary>The user that a request names, or else the one that calls.</summary>
    public static User RequireUser(this Account account, string? name, RequestContext context) =>
        name is not null ? account.RequireUser(name)
        : context.Caller is UserPrincipal caller ? account.RequireUser(caller.User.Name)
        : throw IamErrors.Validation("Must specify userName when calling with non-User credentials");

    /// <summary>A role that its owner may change: those that services made for themselves are theirs.</summary>
    public static Role RequireModifiable(this Role role) => !role.IsServiceLinked()
        ? role
        : throw IamErrors.UnmodifiableEntity($"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS");

    public static bool IsServiceLinked(this Role role) => role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    /// <summary>The groups that a user is in, by name.</summary>
    public static IEnumerable<Group> GroupsOf(this Account account, User user) =>
        account.Groups.Values.Where(group => user.Groups.Contains(group.Id)).InOrder();

    /// <summary>Entities by name, as every list has them.</summary>
    public static IEnumerable<T> InOrder<T>(this IEnumerable<T> entities)
        where T : Entity => entities.OrderBy(static entity => entity.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a name that nothing of its kind has yet.</summary>
    public static void RequireFree<T>(this ImmutableDictionary<string, T> entities, string name, string alreadyExists)
    {
        if (entities.ContainsKey(name)) throw IamErrors.EntityAlreadyExists(alreadyExists);
    }
}
