using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListGroupsForUser (facts/iam.md 5).</summary>
internal sealed class ListGroupsForUser(IamRoom room) : IOperationHandler<ListGroupsForUserRequest, ListGroupsForUserResponse>
{
    public ValueTask<ListGroupsForUserResponse> HandleAsync(
        ListGroupsForUserRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = Page.Of(account.GroupsOf(account.RequireUser(request.UserName)), static group => group.Name, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListGroupsForUserResponse
        {
            Groups = [.. page.Items.Select(group => group.ToShape(account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
