using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListInstanceProfileTags (facts/iam.md 5).</summary>
internal sealed class ListInstanceProfileTags(IamRoom room) : IOperationHandler<ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse>
{
    public ValueTask<ListInstanceProfileTagsResponse> HandleAsync(
        ListInstanceProfileTagsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var page = Tagging.TagsOf(room.AccountOf(context).RequireInstanceProfile(request.InstanceProfileName), request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListInstanceProfileTagsResponse { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
