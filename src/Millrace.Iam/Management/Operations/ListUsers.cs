using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListUsers (facts/iam.md 5).</summary>
internal sealed class ListUsers(IamRoom room) : IOperationHandler<ListUsersRequest, ListUsersResponse>
{
    public ValueTask<ListUsersResponse> HandleAsync(ListUsersRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = Page.Of(
            account.Users.Values.Where(user => user.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)).InOrder(),
            static user => user.Name,
            request.Marker,
            request.MaxItems);
        return ValueTask.FromResult(new ListUsersResponse
        {
            Users = [.. page.Items.Select(user => user.ToListShape(account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
