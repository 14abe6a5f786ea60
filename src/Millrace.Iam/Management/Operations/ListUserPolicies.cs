using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListUserPolicies (facts/iam.md 5).</summary>
internal sealed class ListUserPolicies(IamRoom room) : IOperationHandler<ListUserPoliciesRequest, ListUserPoliciesResponse>
{
    public ValueTask<ListUserPoliciesResponse> HandleAsync(
        ListUserPoliciesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var page = room.AccountOf(context).RequireUser(request.UserName).InlineNames(request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListUserPoliciesResponse { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
