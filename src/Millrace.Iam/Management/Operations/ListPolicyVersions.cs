using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListPolicyVersions (facts/iam.md 5).</summary>
internal sealed class ListPolicyVersions(IamRoom room) : IOperationHandler<ListPolicyVersionsRequest, ListPolicyVersionsResponse>
{
    public ValueTask<ListPolicyVersionsResponse> HandleAsync(
        ListPolicyVersionsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var policy = room.AccountOf(context).RequirePolicy(request.PolicyArn);
        // The newest first.
        var page = Page.Of(policy.Versions.Reverse(), static version => version.Id, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListPolicyVersionsResponse
        {
            Versions = [.. page.Items.Select(version => version.ToListShape(policy))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
