using Millrace.Iam.Evaluation;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>SimulateCustomPolicy (facts/iam.md 5).</summary>
internal sealed class SimulateCustomPolicy : IOperationHandler<SimulateCustomPolicyRequest, SimulatePolicyResponse>
{
    public SimulateCustomPolicy(IamRoom _)
    {
    }

    public ValueTask<SimulatePolicyResponse> HandleAsync(
        SimulateCustomPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        return ValueTask.FromResult(new Simulation(request, new PolicySet(), principal: null, context.Caller.AccountId).Run());
    }
}
