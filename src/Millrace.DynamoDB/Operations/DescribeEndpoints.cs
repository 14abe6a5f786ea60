using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeEndpoints (facts/dynamodb.md 3): where the caller already is.</summary>
internal sealed class DescribeEndpoints(DynamoDBRoom room) : IOperationHandler<DescribeEndpointsRequest, DescribeEndpointsResponse>
{
    public ValueTask<DescribeEndpointsResponse> HandleAsync(DescribeEndpointsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new DescribeEndpointsResponse
        {
            Endpoints = [new Endpoint { Address = context.Origin?.Header("host") ?? $"dynamodb.{context.Region}.amazonaws.com", CachePeriodInMinutes = room.EndpointCachePeriodInMinutes }],
        });
}
