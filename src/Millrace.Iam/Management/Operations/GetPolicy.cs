using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetPolicy (facts/iam.md 5).</summary>
internal sealed class GetPolicy(IamRoom room) : IOperationHandler<GetPolicyRequest, GetPolicyResponse>
{
    public ValueTask<GetPolicyResponse> HandleAsync(GetPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        return ValueTask.FromResult(new GetPolicyResponse { Policy = account.RequirePolicy(request.PolicyArn).ToShape(account) });
    }
}
