using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListUserTags (facts/iam.md 5).</summary>
internal sealed class ListUserTags(IamRoom room) : IOperationHandler<ListUserTagsRequest, ListUserTagsResponse>
{
    public ValueTask<ListUserTagsResponse> HandleAsync(
        ListUserTagsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var page = Tagging.TagsOf(room.AccountOf(context).RequireUser(request.UserName), request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListUserTagsResponse { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
