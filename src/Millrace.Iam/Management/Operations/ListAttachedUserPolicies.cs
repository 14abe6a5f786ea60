using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListAttachedUserPolicies (facts/iam.md 5).</summary>
internal sealed class ListAttachedUserPolicies(IamRoom room) : IOperationHandler<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse>
{
    public ValueTask<ListAttachedUserPoliciesResponse> HandleAsync(
        ListAttachedUserPoliciesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = account.RequireUser(request.UserName).AttachedOf(account, request.PathPrefix, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListAttachedUserPoliciesResponse { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
