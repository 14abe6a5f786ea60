namespace Millrace.Lambda;

/// <summary>The roles that functions run as.</summary>
public interface IExecutionRoles
{
    /// <summary>Whether Lambda may assume a role: it is there, and it trusts <c>lambda.amazonaws.com</c> (facts/iam.md 4).</summary>
    /// <param name="accountId">The account that the function belongs to.</param>
    /// <param name="roleArn">The role's ARN.</param>
    bool MayAssume(string accountId, string roleArn);

    /// <summary>Issues the credentials that a function runs with; null when Lambda may not assume its role.</summary>
    /// <param name="accountId">The account that the function belongs to.</param>
    /// <param name="roleArn">The role's ARN.</param>
    /// <param name="sessionName">The session's name.</param>
    RoleCredentials? Assume(string accountId, string roleArn, string sessionName);
}

/// <summary>Temporary credentials of a role.</summary>
/// <param name="AccessKeyId">The key.</param>
/// <param name="SecretAccessKey">Its secret.</param>
/// <param name="SessionToken">The token.</param>
/// <param name="ExpiresAt">When they end.</param>
public sealed record RoleCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => AccessKeyId;
}
