using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListAttachedRolePolicies (facts/iam.md 5).</summary>
internal sealed class ListAttachedRolePolicies(IamRoom room) : IOperationHandler<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>
{
    public ValueTask<ListAttachedRolePoliciesResponse> HandleAsync(
        ListAttachedRolePoliciesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = account.RequireRole(request.RoleName).AttachedOf(account, request.PathPrefix, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListAttachedRolePoliciesResponse { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
