using Millrace.Kinesis.Accounts;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;
using Millrace.Storage.Logs;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Kinesis;

/// <summary>Kinesis Data Streams over a store of record logs and a store of state. It owns neither store.</summary>
public sealed class KinesisService : IAsyncDisposable
{
    private readonly StreamRegistry _streams;
    private readonly ThrottleSettings _throttling;
    private readonly Trimming _trimming;

    private KinesisService(KinesisRoom room)
    {
        _streams = room.Streams;
        _throttling = room.Throttling;
        _trimming = room.Trimming;
        Operations = KinesisHandlers.Bind(room);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <summary>What shards and calls are held to; another one holds from the next call on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative.</exception>
    public KinesisLimits Limits
    {
        get => _throttling.Limits;
        set
        {
            value.Validate();
            _throttling.Limits = value;
        }
    }

    /// <summary>Takes up the streams that the stores hold, and ends deletions that were cut short.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="logs">Where records are kept: a log for each shard.</param>
    /// <param name="state">Where streams are described.</param>
    /// <param name="time">The clock of stream states, iterators and retention; give the logs the same one.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option has a value that cannot be.</exception>
    public static async ValueTask<KinesisService> OpenAsync(
        KinesisOptions options, IRecordLogStore logs, IStateStore state, TimeProvider time, CancellationToken cancellationToken)
    {
        options.Validate();
        var seal = await TokenSeal.OpenAsync(state, cancellationToken);
        var streams = await StreamRegistry.OpenAsync(logs, state, time, cancellationToken);
        return new KinesisService(
            new KinesisRoom(options, streams, new Trimming(streams, options, time), new AccountStore(state), seal, time));
    }

    /// <summary>Waits for work in the background. The stores stay open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _trimming.DisposeAsync();
        await _streams.DisposeAsync();
    }
}
