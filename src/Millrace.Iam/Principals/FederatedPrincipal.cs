using Millrace.Iam.Accounts;
using Millrace.Iam.Sessions;

namespace Millrace.Iam.Principals;

/// <summary>Somebody outside who acts in a session of GetFederationToken.</summary>
public sealed record FederatedPrincipal : Principal
{
    /// <summary>A federated user who acts.</summary>
    /// <param name="accountId">The account, 12 digits.</param>
    /// <param name="issuer">The user who called GetFederationToken; null for the root.</param>
    /// <param name="session">The session.</param>
    public FederatedPrincipal(string accountId, User? issuer, Session session)
        : base(accountId, ArnOf(accountId, session.Name), $"{accountId}:{session.Name}", session.AccessKeyId)
    {
        Issuer = issuer;
        Session = session;
    }

    /// <summary>The user whose permissions bound this one's, as much as the session's policies do; null for the root, who may do everything.</summary>
    public User? Issuer { get; }

    /// <summary>The ARN of a federated user.</summary>
    internal static string ArnOf(string accountId, string? name) => $"arn:aws:sts::{accountId}:federated-user/{name}";
}
