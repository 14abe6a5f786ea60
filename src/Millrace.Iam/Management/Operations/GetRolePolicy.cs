using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetRolePolicy (facts/iam.md 5).</summary>
internal sealed class GetRolePolicy(IamRoom room) : IOperationHandler<GetRolePolicyRequest, GetRolePolicyResponse>
{
    public ValueTask<GetRolePolicyResponse> HandleAsync(
        GetRolePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var role = room.AccountOf(context).RequireRole(request.RoleName);
        var policy = role.RequireInline(request.PolicyName);
        return ValueTask.FromResult(new GetRolePolicyResponse
        {
            RoleName = role.Name,
            PolicyName = request.PolicyName,
            PolicyDocument = PolicyDocuments.Encode(policy),
        });
    }
}
