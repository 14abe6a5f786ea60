using System.Collections.Immutable;

namespace Millrace.Iam.Accounts;

/// <summary>An account at an instant: a change makes another.</summary>
public sealed record Account
{
    private static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;
    private static readonly Account Empty = new();

    private Account()
    {
    }

    /// <summary>12 digits.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Its alias; null without one.</summary>
    public string? Alias { get; init; }

    /// <summary>The users, by name.</summary>
    public ImmutableDictionary<string, User> Users { get; init; } = ImmutableDictionary.Create<string, User>(Names);

    /// <summary>The groups, by name.</summary>
    public ImmutableDictionary<string, Group> Groups { get; init; } = ImmutableDictionary.Create<string, Group>(Names);

    /// <summary>The roles, by name.</summary>
    public ImmutableDictionary<string, Role> Roles { get; init; } = ImmutableDictionary.Create<string, Role>(Names);

    /// <summary>The account's own managed policies, by name.</summary>
    public ImmutableDictionary<string, ManagedPolicy> Policies { get; init; } = ImmutableDictionary.Create<string, ManagedPolicy>(Names);

    /// <summary>The instance profiles, by name.</summary>
    public ImmutableDictionary<string, InstanceProfile> InstanceProfiles { get; init; } = ImmutableDictionary.Create<string, InstanceProfile>(Names);

    /// <summary>The users' key pairs, by their public parts.</summary>
    public ImmutableDictionary<string, UserKey> Keys { get; init; } = ImmutableDictionary.Create<string, UserKey>(StringComparer.Ordinal);

    /// <summary>An account without anything.</summary>
    public static Account Of(string id) => Empty with { Id = id };

    /// <summary>The ARN of its root.</summary>
    public string RootArn => $"arn:aws:iam::{Id}:root";

    /// <summary>The user with a unique id, or null.</summary>
    public User? FindUserById(string id) => Find(Users, id);

    /// <summary>The role with a unique id, or null.</summary>
    public Role? FindRoleById(string id) => Find(Roles, id);

    /// <summary>The account with a user put in place of the one of its name.</summary>
    public Account With(User user) => this with { Users = Users.SetItem(user.Name, user) };

    /// <summary>The account with a group put in place of the one of its name.</summary>
    public Account With(Group group) => this with { Groups = Groups.SetItem(group.Name, group) };

    /// <summary>The account with a role put in place of the one of its name.</summary>
    public Account With(Role role) => this with { Roles = Roles.SetItem(role.Name, role) };

    /// <summary>The account with a managed policy put in place of the one of its name.</summary>
    public Account With(ManagedPolicy policy) => this with { Policies = Policies.SetItem(policy.Name, policy) };

    /// <summary>The account with an instance profile put in place of the one of its name.</summary>
    public Account With(InstanceProfile profile) => this with { InstanceProfiles = InstanceProfiles.SetItem(profile.Name, profile) };

    /// <summary>The account with a key put in place of the one of its id.</summary>
    public Account With(UserKey key) => this with { Keys = Keys.SetItem(key.Id, key) };

    private static T? Find<T>(ImmutableDictionary<string, T> entities, string id)
        where T : Entity
    {
        foreach (var (_, entity) in entities)
        {
            if (entity.Id == id) return entity;
        }

        return null;
    }
}
