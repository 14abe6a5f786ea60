using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeLimits (facts/dynamodb.md 16).</summary>
internal sealed class DescribeLimits(DynamoDBRoom room) : IOperationHandler<DescribeLimitsRequest, DescribeLimitsResponse>
{
    public ValueTask<DescribeLimitsResponse> HandleAsync(DescribeLimitsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(room.Quotas);
}
