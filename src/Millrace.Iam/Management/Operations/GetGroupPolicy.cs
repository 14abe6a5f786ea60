using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetGroupPolicy (facts/iam.md 5).</summary>
internal sealed class GetGroupPolicy(IamRoom room) : IOperationHandler<GetGroupPolicyRequest, GetGroupPolicyResponse>
{
    public ValueTask<GetGroupPolicyResponse> HandleAsync(
        GetGroupPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var group = room.AccountOf(context).RequireGroup(request.GroupName);
        var policy = group.RequireInline(request.PolicyName);
        return ValueTask.FromResult(new GetGroupPolicyResponse
        {
            GroupName = group.Name,
            PolicyName = request.PolicyName,
            PolicyDocument = PolicyDocuments.Encode(policy),
        });
    }
}
