using Millrace.Iam.Accounts;
using Millrace.Iam.Sessions;
using Millrace.Wire;

namespace Millrace.Iam.Principals;

/// <summary>A caller as policies see it (facts/iam.md 2).</summary>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="Arn">The ARN; of a role's session, not of the role.</param>
/// <param name="UserId">The unique id.</param>
/// <param name="AccessKeyId">The key that signed.</param>
public abstract record Principal(string AccountId, string Arn, string UserId, string AccessKeyId) : Caller(AccountId, Arn, UserId, AccessKeyId)
{
    /// <summary>The session that temporary credentials stand for; null for a long-term key.</summary>
    public Session? Session { get; init; }
}

/// <summary>The root of an account, which may do everything there.</summary>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="AccessKeyId">The key that signed.</param>
public sealed record RootPrincipal(string AccountId, string AccessKeyId)
    : Principal(AccountId, $"arn:aws:iam::{AccountId}:root", AccountId, AccessKeyId);

/// <summary>A user.</summary>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="User">The user.</param>
/// <param name="AccessKeyId">The key that signed.</param>
public sealed record UserPrincipal(string AccountId, User User, string AccessKeyId)
    : Principal(AccountId, User.ArnIn(AccountId), User.Id, AccessKeyId);
