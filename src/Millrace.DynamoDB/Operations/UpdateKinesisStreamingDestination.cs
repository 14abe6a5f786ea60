using Millrace.DynamoDB.Destinations;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateKinesisStreamingDestination: the answer says UPDATING; the change is made at once.</summary>
internal sealed class UpdateKinesisStreamingDestination(DynamoDBRoom room)
    : IOperationHandler<UpdateKinesisStreamingDestinationRequest, UpdateKinesisStreamingDestinationResponse>
{
    public async ValueTask<UpdateKinesisStreamingDestinationResponse> HandleAsync(
        UpdateKinesisStreamingDestinationRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.UpdateKinesisStreamingConfiguration?.ApproximateCreationDateTimePrecision is not { } precision)
        {
            throw DynamoDBErrors.Validation(
                "Streaming destination cannot be updated with given parameters: UpdateKinesisStreamingConfiguration cannot be null or contain only null values");
        }

        var key = TableReferences.Resolve(request.TableName, context);
        await room.Store.WriteAsync(writer =>
        {
            TableCatalog.Put(writer, key, DestinationChanges.Update(room.FindToManage(writer, key).State, key, request.StreamArn, precision));
            return true;
        });
        return new UpdateKinesisStreamingDestinationResponse
        {
            TableName = key.Name,
            StreamArn = request.StreamArn,
            DestinationStatus = DestinationStatus.Updating,
            UpdateKinesisStreamingConfiguration = request.UpdateKinesisStreamingConfiguration,
        };
    }
}
