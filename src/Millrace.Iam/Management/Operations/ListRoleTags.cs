using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListRoleTags (facts/iam.md 5).</summary>
internal sealed class ListRoleTags(IamRoom room) : IOperationHandler<ListRoleTagsRequest, ListRoleTagsResponse>
{
    public ValueTask<ListRoleTagsResponse> HandleAsync(
        ListRoleTagsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var page = Tagging.TagsOf(room.AccountOf(context).RequireRole(request.RoleName), request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListRoleTagsResponse { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
