using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UntagResource (facts/dynamodb.md 16).</summary>
internal sealed class UntagResource(DynamoDBRoom room) : IOperationHandler<UntagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.TagKeys.Count == 0) throw DynamoDBErrors.Validation("Atleast one Tag Key needs to be provided as Input.");
        await TableTags.ChangeAsync(
            room, request.ResourceArn, context, tags => tags.Where(tag => !request.TagKeys.Contains(tag.Key)).ToDictionary());
        return NoOutput.Instance;
    }
}
