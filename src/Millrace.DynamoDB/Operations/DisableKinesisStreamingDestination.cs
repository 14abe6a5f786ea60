using Millrace.DynamoDB.Destinations;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DisableKinesisStreamingDestination: the answer says DISABLING; nothing more is put.</summary>
internal sealed class DisableKinesisStreamingDestination(DynamoDBRoom room)
    : IOperationHandler<DisableKinesisStreamingDestinationRequest, DisableKinesisStreamingDestinationResponse>
{
    public async ValueTask<DisableKinesisStreamingDestinationResponse> HandleAsync(
        DisableKinesisStreamingDestinationRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.EnableKinesisStreamingConfiguration is not null)
        {
            throw DynamoDBErrors.Validation(
                "Streaming destination cannot be updated with given parameters: Stream cannot be disabled using EnableKinesisStreamingConfiguration parameters");
        }

        var key = TableReferences.Resolve(request.TableName, context);
        await room.Store.WriteAsync(writer =>
        {
            TableCatalog.Put(writer, key, DestinationChanges.Disable(writer, room.FindToManage(writer, key).State, request.StreamArn));
            return true;
        });
        return new DisableKinesisStreamingDestinationResponse { TableName = key.Name, StreamArn = request.StreamArn, DestinationStatus = DestinationStatus.Disabling };
    }
}
