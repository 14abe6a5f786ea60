using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListPolicyTags (facts/iam.md 5).</summary>
internal sealed class ListPolicyTags(IamRoom room) : IOperationHandler<ListPolicyTagsRequest, ListPolicyTagsResponse>
{
    public ValueTask<ListPolicyTagsResponse> HandleAsync(
        ListPolicyTagsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var page = Tagging.TagsOf(room.AccountOf(context).RequirePolicy(request.PolicyArn), request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListPolicyTagsResponse { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker });
    }
}
