using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Destinations;

/// <summary>Changes to the destinations of tables (facts/dynamodb.md 1, tier 2). They are made at once.</summary>
internal static class DestinationChanges
{
    private const string NotValid = "Table is not in a valid state to enable Kinesis Streaming Destination: ";

    private const int MostActive = 2;

    /// <exception cref="ServiceException">It is active already, or too many are.</exception>
    public static TableState Enable(ITableWriter writer, TableState table, string stream, string? precision)
    {
        if (Find(table, stream) is { IsActive: true })
            throw DynamoDBErrors.Validation($"{NotValid}EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE operation.");
        if (table.Destinations.Count(static destination => destination.IsActive) >= MostActive)
            throw DynamoDBErrors.LimitExceeded($"A table has {MostActive} Kinesis streaming destinations at most");
        return With(table, new DestinationState(stream, precision ?? ApproximateCreationDateTimePrecision.Millisecond, IsActive: true)) with
        {
            OutboxSpace = table.OutboxSpace ?? TableCatalog.NewSpace(writer),
        };
    }

    /// <exception cref="ServiceException">It is not active.</exception>
    public static TableState Disable(ITableWriter writer, TableState table, string stream)
    {
        if (Find(table, stream) is not { IsActive: true } destination)
            throw DynamoDBErrors.Validation($"{NotValid}KinesisStreamingDestination must be ACTIVE to perform DISABLE operation.");
        var changed = With(table, destination with { IsActive = false });
        if (changed.Destinations.Any(static other => other.IsActive)) return changed;
        if (changed.OutboxSpace is { } space) Outbox.Delete(writer, space);
        return changed with { OutboxSpace = null };
    }

    /// <exception cref="ServiceException">It is not active, or has the precision already.</exception>
    public static TableState Update(TableState table, TableKey key, string stream, string precision)
    {
        if (Find(table, stream) is not { IsActive: true } destination)
        {
            throw DynamoDBErrors.Validation(
                $"{NotValid}Kinesis streaming is not in ACTIVE state. Updates are only allowed in ACTIVE state. TableName: {key.Name}, kdsArn: {stream}");
        }

        return destination.Precision == precision
            ? throw DynamoDBErrors.Validation($"Invalid Request: Precision is already set to the desired value of {precision} for tableId: {table.Id}, kdsArn: {stream}")
            : With(table, destination with { Precision = precision });
    }

    private static DestinationState? Find(TableState table, string stream) => table.Destinations.FirstOrDefault(destination => destination.StreamArn == stream);

    private static TableState With(TableState table, DestinationState destination) =>
        table with { Destinations = [.. table.Destinations.Where(other => other.StreamArn != destination.StreamArn), destination] };
}
