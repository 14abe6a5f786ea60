using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetUserPolicy (facts/iam.md 5).</summary>
internal sealed class GetUserPolicy(IamRoom room) : IOperationHandler<GetUserPolicyRequest, GetUserPolicyResponse>
{
    public ValueTask<GetUserPolicyResponse> HandleAsync(
        GetUserPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var user = room.AccountOf(context).RequireUser(request.UserName);
        var policy = user.RequireInline(request.PolicyName);
        return ValueTask.FromResult(new GetUserPolicyResponse
        {
            UserName = user.Name,
            PolicyName = request.PolicyName,
            PolicyDocument = PolicyDocuments.Encode(policy),
        });
    }
}
