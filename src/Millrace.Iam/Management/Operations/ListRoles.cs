using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListRoles (facts/iam.md 5).</summary>
internal sealed class ListRoles(IamRoom room) : IOperationHandler<ListRolesRequest, ListRolesResponse>
{
    public ValueTask<ListRolesResponse> HandleAsync(ListRolesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = Page.Of(
            account.Roles.Values.Where(role => role.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)).InOrder(),
            static role => role.Name,
            request.Marker,
            request.MaxItems);
        return ValueTask.FromResult(new ListRolesResponse
        {
            Roles = [.. page.Items.Select(role => role.ToListShape(account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
