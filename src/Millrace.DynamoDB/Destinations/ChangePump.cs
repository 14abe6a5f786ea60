using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Destinations;

/// <summary>
/// Puts the changes of tables to their destinations, in the order of the changes, several times a second. What a stream does not take is tried again in
/// the next round, before anything that came later.
/// </summary>
internal sealed class ChangePump : IAsyncDisposable
{
    private const int Portion = 100;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private readonly DynamoDBRoom _room;
    private readonly IChangeDestination _destination;
    private readonly Action<string, Exception>? _failed;
    private readonly Rounds _rounds;

    /// <param name="room">What it works with.</param>
    /// <param name="destination">Where changes are put.</param>
    /// <param name="failed">Told which table's changes could not be put, and why.</param>
    public ChangePump(DynamoDBRoom room, IChangeDestination destination, Action<string, Exception>? failed)
    {
        _room = room;
        _destination = destination;
        _failed = failed;
        _rounds = new Rounds(room.Time, Period, GoRoundAsync);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async Task GoRoundAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await ReadAsync("DynamoDB", static reader => TableCatalog.WithDestinations(reader).ToList(), cancellationToken) ?? [])
        {
            try
            {
                while (await PutPortionAsync(key, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                _failed?.Invoke(key.Arn, fault);
            }
        }
    }

    /// <summary>Puts the oldest changes; true when there may be more.</summary>
    private async Task<bool> PutPortionAsync(TableKey key, CancellationToken cancellationToken)
    {
        var (table, entries) = await _room.Store.ReadAsync(
            reader => _room.Catalog.Find(reader, key) is { State.OutboxSpace: { } space } table ? (table.State, Outbox.Oldest(reader, space, Portion)) : (null, []),
            cancellationToken);
        if (table is null || entries.Count == 0) return false;
        var done = new List<byte[]>();
        try
        {
            foreach (var entry in entries)
            {
                await PutAsync(key, table, entry, cancellationToken);
                done.Add(entry.Key);
            }
        }
        finally
        {
            await _room.Store.WriteAsync(writer => Delete(writer, key, table.OutboxSpace!.Value, done));
        }

        return entries.Count == Portion;
    }

    private async Task PutAsync(TableKey key, TableState table, TableEntry entry, CancellationToken cancellationToken)
    {
        var change = StreamRecordCodec.Decode(entry.Value);
        var partitionKey = DestinationRecord.PartitionKeyOf(table, change);
        var text = string.Create(CultureInfo.InvariantCulture, $"{table.Id}/{StreamRecords.NumberOf(entry.Key)}");
        var eventId = new Guid(XxHash128.Hash(Encoding.UTF8.GetBytes(text))).ToString();
        foreach (var destination in table.Destinations.Where(static destination => destination.IsActive))
            await _destination.PutAsync(destination.StreamArn, partitionKey, DestinationRecord.Of(key, destination, eventId, change), cancellationToken);
    }

    private bool Delete(ITableWriter writer, TableKey key, long space, List<byte[]> done)
    {
        // A table that was made anew meanwhile has another space.
        if (_room.Catalog.Find(writer, key)?.State.OutboxSpace != space) return false;
        foreach (var entry in done) writer.Delete(space, entry);
        return true;
    }

    private async Task<T?> ReadAsync<T>(string what, Func<ITableReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await _room.Store.ReadAsync(read, cancellationToken);
        }
        catch (Storage.State.StateStoreException fault)
        {
            _failed?.Invoke(what, fault);
            return null;
        }
    }
}
