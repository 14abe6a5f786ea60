using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListRolePolicies (facts/iam.md 5).</summary>
internal sealed class ListRolePolicies(IamRoom room) : IOperationHandler<ListRolePoliciesRequest, ListRolePoliciesResponse>
{
    public ValueTask<ListRolePoliciesResponse> HandleAsync(
        ListRolePoliciesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var page = room.AccountOf(context).RequireRole(request.RoleName).InlineNames(request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListRolePoliciesResponse { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
