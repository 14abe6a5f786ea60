using Millrace.Iam.Accounts;
using Millrace.Iam.Sessions;

namespace Millrace.Iam.Principals;

/// <summary>A role in a session.</summary>
public sealed record RolePrincipal : Principal
{
    /// <summary>A role that acts.</summary>
    /// <param name="accountId">The account, 12 digits.</param>
    /// <param name="role">The role.</param>
    /// <param name="session">The session.</param>
    public RolePrincipal(string accountId, Role role, Session session)
        : base(accountId, ArnOf(accountId, role, session.Name), $"{role.Id}:{session.Name}", session.AccessKeyId)
    {
        Role = role;
        Session = session;
    }

    /// <summary>The role.</summary>
    public Role Role { get; }

    /// <summary>The role's own ARN, which policies name as often as the session's.</summary>
    public string RoleArn => Role.ArnIn(AccountId);

    /// <summary>The ARN of a session, which leaves the role's path out.</summary>
    internal static string ArnOf(string accountId, Role role, string? sessionName) => $"arn:aws:sts::{accountId}:assumed-role/{role.Name}/{sessionName}";
}
