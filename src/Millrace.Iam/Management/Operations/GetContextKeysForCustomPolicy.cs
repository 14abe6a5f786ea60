using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetContextKeysForCustomPolicy (facts/iam.md 5).</summary>
internal sealed class GetContextKeysForCustomPolicy : IOperationHandler<GetContextKeysForCustomPolicyRequest, GetContextKeysForPolicyResponse>
{
    public GetContextKeysForCustomPolicy(IamRoom _)
    {
    }

    public ValueTask<GetContextKeysForPolicyResponse> HandleAsync(
        GetContextKeysForCustomPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        return ValueTask.FromResult(new GetContextKeysForPolicyResponse { ContextKeyNames = ContextKeys.Of(ContextKeys.Read(request.PolicyInputList)) });
    }
}
