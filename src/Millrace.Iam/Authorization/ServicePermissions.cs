using Millrace.Iam.Evaluation;
using Millrace.Model.Policies;

namespace Millrace.Iam.Authorization;

/// <summary>What the policies of resources let services of AWS do (facts/iam.md 3, Evaluation).</summary>
public static class ServicePermissions
{
    /// <summary>Whether one of some services may do something to a resource.</summary>
    /// <param name="policy">The resource's policy; null for none, which lets nobody do anything.</param>
    /// <param name="action">As in <c>lambda:InvokeFunction</c>.</param>
    /// <param name="resource">The resource's ARN.</param>
    /// <param name="services">The services, as in <c>logs.amazonaws.com</c>.</param>
    /// <param name="sourceArn">What of the service makes the call.</param>
    /// <param name="sourceAccount">Whose it is.</param>
    public static bool Allows(string? policy, string action, string resource, IReadOnlyList<string> services, string sourceArn, string sourceAccount)
    {
        if (policy is null) return false;
        ArgumentNullException.ThrowIfNull(services);
        var policies = new PolicySet { Resource = new AttachedPolicy(resource, PolicySource.Resource, PolicyDocument.Parse(policy, PolicyKind.Resource)) };
        return services.Any(service =>
        {
            var asked = new EvaluationRequest
            {
                Action = action,
                Resource = resource,
                ResourceAccountId = sourceAccount,
                Principal = new RequestPrincipal(PrincipalKind.Service, AccountId: null, service),
                Keys = new CalledFor(sourceArn, sourceAccount),
            };
            return PolicyEvaluator.Evaluate(asked, policies).IsAllowed;
        });
    }

    /// <summary>What a service tells when it makes a call: for what of whom.</summary>
    private sealed class CalledFor(string arn, string accountId) : IConditionKeys
    {
        public ConditionValues Find(string name) =>
            name.Equals("aws:SourceArn", StringComparison.OrdinalIgnoreCase) ? new ConditionValues(arn)
            : name.Equals("aws:SourceAccount", StringComparison.OrdinalIgnoreCase) ? new ConditionValues(accountId)
            : default;
    }
}
