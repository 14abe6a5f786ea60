using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;

namespace Millrace.Iam.Sessions;

/// <summary>Finds who acts in a session, as the directory has them now.</summary>
internal static class SessionPrincipals
{
    /// <summary>Null when the role or user is no more, another of the same name notwithstanding.</summary>
    public static Principal? FindPrincipal(this IamDirectory directory, Session session)
    {
        var account = directory.Find(session.AccountId);
        switch (session.Kind)
        {
            case SessionKind.Role:
                return FindRole(account, session) is { } role ? new RolePrincipal(account.Id, role, session) : null;
            case SessionKind.User:
                return FindUser(account, session) is { } user ? new UserPrincipal(account.Id, user, session.AccessKeyId) { Session = session } : null;
            case SessionKind.Federated:
                var issuer = session.EntityId is null ? null : FindUser(account, session);
                return issuer is null && session.EntityId is not null ? null : new FederatedPrincipal(account.Id, issuer, session);
            default:
                return new RootPrincipal(account.Id, session.AccessKeyId) { Session = session };
        }
    }

    // Ids are what counts; names lead to them at once, but users can be renamed.
    private static Role? FindRole(Account account, Session session) =>
        account.Roles.GetValueOrDefault(session.EntityName ?? "") is { } role && role.Id == session.EntityId ? role : account.FindRoleById(session.EntityId ?? "");

    private static User? FindUser(Account account, Session session) =>
        account.Users.GetValueOrDefault(session.EntityName ?? "") is { } user && user.Id == session.EntityId ? user : account.FindUserById(session.EntityId ?? "");
}
