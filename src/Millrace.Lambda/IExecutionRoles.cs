namespace Millrace.Lambda;

/// <summary>The roles that functions run as.</summary>
public interface IExecutionRoles
{
    /// <summary>Whether Lambda may assume a role: it is there, and it trusts <c>lambda.amazonaws.com</c> (facts/iam.md 4).</summary>
    /// <param name="accountId">The account that the function belongs to.</param>
    /// <param name="roleArn">The role's ARN.</param>
    bool MayAssume(string accountId, string roleArn);
}
