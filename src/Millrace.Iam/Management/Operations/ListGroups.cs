using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListGroups (facts/iam.md 5).</summary>
internal sealed class ListGroups(IamRoom room) : IOperationHandler<ListGroupsRequest, ListGroupsResponse>
{
    public ValueTask<ListGroupsResponse> HandleAsync(ListGroupsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = Page.Of(
            account.Groups.Values.Where(group => group.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)).InOrder(),
            static group => group.Name,
            request.Marker,
            request.MaxItems);
        return ValueTask.FromResult(new ListGroupsResponse
        {
            Groups = [.. page.Items.Select(group => group.ToShape(account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
