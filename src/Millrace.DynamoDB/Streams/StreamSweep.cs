namespace Millrace.DynamoDB.Streams;

/// <summary>Changes shards that were open for long, and forgets what is older than a day, every minute.</summary>
internal sealed class StreamSweep : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly DynamoDBRoom _room;
    private readonly Sweep<StreamKey> _sweep;

    /// <param name="room">What it works with.</param>
    /// <param name="failed">Told which stream's round failed, and why; the next one tries again.</param>
    public StreamSweep(DynamoDBRoom room, Action<string, Exception>? failed)
    {
        _room = room;
        _sweep = new Sweep<StreamKey>(
            room, Period, new SweepSubject<StreamKey>("DynamoDB Streams", StreamCatalog.All, static key => key.Arn, SweepAsync), failed);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _sweep.DisposeAsync();

    private async Task SweepAsync(StreamKey key, CancellationToken cancellationToken)
    {
        // Look before asking for the writer: most rounds find nothing.
        if (!await _room.Store.ReadAsync(reader => StreamLife.IsDue(reader, key, _room.Now), cancellationToken)) return;
        while (await _room.Store.WriteAsync(writer => StreamLife.Sweep(writer, key, _room.Now))) cancellationToken.ThrowIfCancellationRequested();
    }
}
