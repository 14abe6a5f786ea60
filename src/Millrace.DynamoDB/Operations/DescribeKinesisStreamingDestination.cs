using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeKinesisStreamingDestination: the streams that a table's changes are put to, and those that they were.</summary>
internal sealed class DescribeKinesisStreamingDestination(DynamoDBRoom room)
    : IOperationHandler<DescribeKinesisStreamingDestinationRequest, DescribeKinesisStreamingDestinationResponse>
{
    public async ValueTask<DescribeKinesisStreamingDestinationResponse> HandleAsync(
        DescribeKinesisStreamingDestinationRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        var table = await room.Store.ReadAsync(reader => room.FindToManage(reader, key), cancellationToken);
        return new DescribeKinesisStreamingDestinationResponse
        {
            TableName = key.Name,
            KinesisDataStreamDestinations =
            [
                .. table.State.Destinations.Select(static destination => new KinesisDataStreamDestination
                {
                    StreamArn = destination.StreamArn,
                    DestinationStatus = destination.Status(),
                    ApproximateCreationDateTimePrecision = destination.Precision,
                }),
            ],
        };
    }
}
