using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Sessions;
using Millrace.Lambda;

namespace Millrace.Composition;

/// <summary>The roles of functions, as IAM has them.</summary>
internal sealed class ExecutionRoles(IamDirectory directory, TemporaryKeys sessions) : IExecutionRoles
{
    /// <summary>Whom roles of functions trust.</summary>
    public const string Lambda = "lambda.amazonaws.com";

    /// <summary>An environment lives as long as its credentials at most.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public bool MayAssume(string accountId, string roleArn) => ServiceTrust.Allows(directory, accountId, roleArn, Lambda);

    public RoleCredentials? Assume(string accountId, string roleArn, string sessionName)
    {
        if (!MayAssume(accountId, roleArn)) return null;
        var name = roleArn[(roleArn.LastIndexOf('/') + 1)..];
        if (directory.Find(accountId).Roles.GetValueOrDefault(name) is not { } role) return null;
        var issued = sessions.Issue(
            new Session { AccountId = accountId, Kind = SessionKind.Role, Name = sessionName, EntityId = role.Id, EntityName = role.Name }, Lifetime);
        return new RoleCredentials(issued.Key.Session.AccessKeyId, issued.Key.Secret, issued.Token, issued.Key.Session.ExpiresAt);
    }
}
