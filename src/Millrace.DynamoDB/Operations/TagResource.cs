using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>TagResource (facts/dynamodb.md 16).</summary>
internal sealed class TagResource(DynamoDBRoom room) : IOperationHandler<TagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.Tags.Count == 0) throw DynamoDBErrors.Validation("Atleast one Tag needs to be provided as Input.");
        await TableTags.ChangeAsync(room, request.ResourceArn, context, tags => TableTags.Add(tags, request.Tags));
        return NoOutput.Instance;
    }
}
