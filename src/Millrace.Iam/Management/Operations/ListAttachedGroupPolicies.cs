using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListAttachedGroupPolicies (facts/iam.md 5).</summary>
internal sealed class ListAttachedGroupPolicies(IamRoom room) : IOperationHandler<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse>
{
    public ValueTask<ListAttachedGroupPoliciesResponse> HandleAsync(
        ListAttachedGroupPoliciesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = account.RequireGroup(request.GroupName).AttachedOf(account, request.PathPrefix, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListAttachedGroupPoliciesResponse { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
