using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Lambda;

namespace Millrace.Composition;

/// <summary>The roles of functions, as IAM has them.</summary>
internal sealed class ExecutionRoles(IamDirectory directory) : IExecutionRoles
{
    public bool MayAssume(string accountId, string roleArn) => ServiceTrust.Allows(directory, accountId, roleArn, "lambda.amazonaws.com");
}
