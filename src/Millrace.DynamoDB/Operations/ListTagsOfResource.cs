using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ListTagsOfResource (facts/dynamodb.md 16). A table has 50 tags at most, so there is one page.</summary>
internal sealed class ListTagsOfResource(DynamoDBRoom room) : IOperationHandler<ListTagsOfResourceRequest, ListTagsOfResourceResponse>
{
    public async ValueTask<ListTagsOfResourceResponse> HandleAsync(
        ListTagsOfResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var tags = await TableTags.OfAsync(room, request.ResourceArn, context, cancellationToken);
        return new ListTagsOfResourceResponse { Tags = [.. tags.Select(static tag => new Tag { Key = tag.Key, Value = tag.Value })] };
    }
}
