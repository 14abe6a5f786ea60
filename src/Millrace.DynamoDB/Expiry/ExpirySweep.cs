using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;

namespace Millrace.DynamoDB.Expiry;

/// <summary>
/// Deletes items that have expired, every second; AWS promises it within two days. Until then they are there like any other. What expired more than
/// five years ago stays, since that is rather a mistake (facts/dynamodb.md 16).
/// </summary>
internal sealed class ExpirySweep : IAsyncDisposable
{
    /// <summary>Items that are deleted at once, so that no writer waits for long.</summary>
    private const int Portion = 100;

    private const long FiveYearsSeconds = 5 * 365 * 24 * 60 * 60L;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly DynamoDBRoom _room;
    private readonly Sweep<TableKey> _sweep;

    /// <summary>Begins; the first round comes after one period.</summary>
    /// <param name="room">What it works with.</param>
    /// <param name="failed">Told which table's round failed, and why; the next one tries again.</param>
    public ExpirySweep(DynamoDBRoom room, Action<string, Exception>? failed)
    {
        _room = room;
        _sweep = new Sweep<TableKey>(room, Period, new SweepSubject<TableKey>("DynamoDB", TableCatalog.Expiring, static key => key.Arn, SweepAsync), failed);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _sweep.DisposeAsync();

    private async Task SweepAsync(TableKey key, CancellationToken cancellationToken)
    {
        // Look before asking for the writer: most rounds find nothing.
        while (await _room.Store.ReadAsync(reader => Due(reader, _room.Catalog.Find(reader, key)).Any(), cancellationToken))
            await _room.Store.WriteAsync(writer => Delete(writer, key));
    }

    private bool Delete(Storage.Tables.ITableWriter writer, TableKey key)
    {
        if (_room.Catalog.Find(writer, key) is not { } table) return false;
        foreach (var due in Due(writer, table).Take(Portion).ToList())
        {
            if (ItemStore.Find(writer, table, due) is { } item) ItemStore.Replace(writer, table, due, item, after: null, new ChangeMoment(_room.Now, IsExpiry: true));
        }

        return true;
    }

    private IEnumerable<byte[]> Due(Storage.Tables.ITableReader reader, Table? table)
    {
        var now = _room.Now / 1000;
        return table?.State.ExpirySpace is { } space ? ExpiryEntries.Keys(reader, space, now - FiveYearsSeconds, now) : [];
    }
}
