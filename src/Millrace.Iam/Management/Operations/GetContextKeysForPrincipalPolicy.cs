using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetContextKeysForPrincipalPolicy (facts/iam.md 5).</summary>
internal sealed class GetContextKeysForPrincipalPolicy(IamRoom room) : IOperationHandler<GetContextKeysForPrincipalPolicyRequest, GetContextKeysForPolicyResponse>
{
    public ValueTask<GetContextKeysForPolicyResponse> HandleAsync(
        GetContextKeysForPrincipalPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var (policies, _) = PolicySources.Require(room.AccountOf(context), request.PolicySourceArn);
        return ValueTask.FromResult(new GetContextKeysForPolicyResponse
        {
            ContextKeyNames = ContextKeys.Of([.. policies.Identity.Select(static policy => policy.Document), .. ContextKeys.Read(request.PolicyInputList)]),
        });
    }
}
