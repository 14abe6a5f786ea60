using Millrace.Iam.Accounts;

namespace Millrace.Iam.Management;

/// <summary>What belongs to what: users to groups, roles to instance profiles, roles to the account.</summary>
internal static class Members
{
    /// <summary>The users of a group, by name.</summary>
    public static IEnumerable<User> MembersOf(this Account account, Group group) =>
        account.Users.Values.Where(user => user.Groups.Contains(group.Id)).InOrder();

    /// <summary>The instance profiles that hold a role, by name.</summary>
    public static IEnumerable<InstanceProfile> ProfilesOf(this Account account, Role role) =>
        account.InstanceProfiles.Values.Where(profile => profile.RoleId == role.Id).InOrder();

    /// <summary>The account with one role more.</summary>
    public static Account WithNew(this Account account, Role role)
    {
        account.Roles.RequireFree(role.Name, $"Role with name {role.Name} already exists.");
        IamQuotas.RequireRoom(account.Roles.Count, IamQuotas.Roles, "RolesPerAccount");
        return account.With(role);
    }
}
