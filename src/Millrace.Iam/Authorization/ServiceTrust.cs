using Millrace.Iam.Accounts;
using Millrace.Iam.Evaluation;

namespace Millrace.Iam.Authorization;

/// <summary>Whom roles trust among the services of AWS (facts/iam.md 4).</summary>
public static class ServiceTrust
{
    /// <summary>Whether a service may assume a role.</summary>
    /// <param name="directory">The accounts.</param>
    /// <param name="accountId">The account that the service acts for; the role must be its own.</param>
    /// <param name="roleArn">The role's ARN.</param>
    /// <param name="service">The service, as in <c>lambda.amazonaws.com</c>.</param>
    public static bool Allows(IamDirectory directory, string accountId, string roleArn, string service)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(roleArn);
        var account = directory.Find(accountId);
        var name = roleArn[(roleArn.LastIndexOf('/') + 1)..];
        if (account.Roles.GetValueOrDefault(name) is not { } role || role.ArnIn(accountId) != roleArn) return false;
        var asked = new EvaluationRequest
        {
            Action = "sts:AssumeRole",
            Resource = roleArn,
            ResourceAccountId = accountId,
            Principal = new RequestPrincipal(PrincipalKind.Service, AccountId: null, service),
            Keys = new ActingFor(accountId),
        };
        var policies = new PolicySet { Resource = new AttachedPolicy(role.Name, PolicySource.Resource, role.TrustPolicy.Trust) };
        return PolicyEvaluator.EvaluateTrust(asked, policies).IsAllowed;
    }

    /// <summary>What a service tells when it assumes a role: whose work it does.</summary>
    private sealed class ActingFor(string accountId) : IConditionKeys
    {
        public ConditionValues Find(string name) =>
            name.Equals("aws:SourceAccount", StringComparison.OrdinalIgnoreCase) ? new ConditionValues(accountId) : default;
    }
}
