using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListGroupPolicies (facts/iam.md 5).</summary>
internal sealed class ListGroupPolicies(IamRoom room) : IOperationHandler<ListGroupPoliciesRequest, ListGroupPoliciesResponse>
{
    public ValueTask<ListGroupPoliciesResponse> HandleAsync(
        ListGroupPoliciesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var page = room.AccountOf(context).RequireGroup(request.GroupName).InlineNames(request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListGroupPoliciesResponse { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
