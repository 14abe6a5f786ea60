using Millrace.Lambda.Functions;
using Millrace.Lambda.Policies;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetPolicy (facts/lambda.md 2, Permissions).</summary>
internal sealed class GetPolicy(LambdaRoom room) : IOperationHandler<GetPolicyRequest, GetPolicyResponse>
{
    public ValueTask<GetPolicyResponse> HandleAsync(GetPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        var policy = room.Find(reference).Policies.GetValueOrDefault(reference.Qualifier ?? "") ?? throw ResourcePolicy.Missing();
        return ValueTask.FromResult(new GetPolicyResponse { Policy = policy.Text, RevisionId = policy.RevisionId });
    }
}
