using Millrace.DynamoDB.Destinations;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>EnableKinesisStreamingDestination: the answer says ENABLING; the destination is active at once.</summary>
internal sealed class EnableKinesisStreamingDestination(DynamoDBRoom room)
    : IOperationHandler<EnableKinesisStreamingDestinationRequest, EnableKinesisStreamingDestinationResponse>
{
    public async ValueTask<EnableKinesisStreamingDestinationResponse> HandleAsync(
        EnableKinesisStreamingDestinationRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        if (room.Destination is null || !await room.Destination.IsThereAsync(request.StreamArn, cancellationToken))
            throw DynamoDBErrors.ResourceNotFound($"Requested resource not found: Kinesis stream {request.StreamArn} not found");
        await room.Store.WriteAsync(writer =>
        {
            var table = room.FindToManage(writer, key);
            var precision = request.EnableKinesisStreamingConfiguration?.ApproximateCreationDateTimePrecision;
            TableCatalog.Put(writer, key, DestinationChanges.Enable(writer, table.State, request.StreamArn, precision));
            return true;
        });
        return new EnableKinesisStreamingDestinationResponse
        {
            TableName = key.Name,
            StreamArn = request.StreamArn,
            DestinationStatus = DestinationStatus.Enabling,
            EnableKinesisStreamingConfiguration = request.EnableKinesisStreamingConfiguration,
        };
    }
}
