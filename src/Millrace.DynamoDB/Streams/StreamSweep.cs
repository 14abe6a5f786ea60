using Millrace.Storage.State;

namespace Millrace.DynamoDB.Streams;

/// <summary>Changes shards that were open for long, and forgets what is older than a day, every minute.</summary>
internal sealed class StreamSweep : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly DynamoDBRoom _room;
    private readonly Action<string, Exception>? _failed;
    private readonly Rounds _rounds;

    /// <param name="room">What it works with.</param>
    /// <param name="failed">Told which stream's round failed, and why; the next one tries again.</param>
    public StreamSweep(DynamoDBRoom room, Action<string, Exception>? failed)
    {
        _room = room;
        _failed = failed;
        _rounds = new Rounds(room.Time, Period, GoRoundAsync);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async Task GoRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var key in await _room.Store.ReadAsync(static reader => StreamCatalog.All(reader).ToList(), cancellationToken))
                await SweepAsync(key, cancellationToken);
        }
        catch (StateStoreException fault)
        {
            _failed?.Invoke("DynamoDB Streams", fault);
        }
    }

    private async Task SweepAsync(StreamKey key, CancellationToken cancellationToken)
    {
        try
        {
            // Look before asking for the writer: most rounds find nothing.
            if (!await _room.Store.ReadAsync(reader => StreamLife.IsDue(reader, key, _room.Now), cancellationToken)) return;
            while (await _room.Store.WriteAsync(writer => StreamLife.Sweep(writer, key, _room.Now))) cancellationToken.ThrowIfCancellationRequested();
        }
        catch (StateStoreException fault)
        {
            _failed?.Invoke(key.Arn, fault);
        }
    }
}
