using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>SimulatePrincipalPolicy (facts/iam.md 5).</summary>
internal sealed class SimulatePrincipalPolicy(IamRoom room) : IOperationHandler<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>
{
    public ValueTask<SimulatePolicyResponse> HandleAsync(
        SimulatePrincipalPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var (policies, principal) = PolicySources.Require(room.AccountOf(context), request.PolicySourceArn);
        return ValueTask.FromResult(new Simulation(request, policies, principal, context.Caller.AccountId).Run());
    }
}
