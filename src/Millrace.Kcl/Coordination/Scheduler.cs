using System.Runtime.ExceptionServices;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Lifecycle;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Coordination;

/// <summary>
/// A worker: it holds leases on shards, reads their records and calls a processor for each. Several workers of the same application, in processes of their
/// own, share the shards by the lease table.
/// </summary>
/// <remarks>
/// <para><b>Delivery</b> is at least once. After a crash, or when a lease moves, the records behind the last checkpoint are delivered again.</para>
/// <para><b>Order</b> is that of the shard, and shards that follow a split or a merge are not read before every record of those that they came from
/// was processed.</para>
/// <para><b>Metrics</b> are those of the Java KCL, on the meter <c>Millrace.Kcl</c>.</para>
/// <para><b>The clients</b> stay the caller's.</para>
/// </remarks>
public sealed class Scheduler : IAsyncDisposable
{
    private readonly KclOptions _options;
    private readonly SchedulerParts _parts;
    private readonly ConsumerContext _context;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, (ShardConsumer Consumer, Task Run)> _consumers = new(StringComparer.Ordinal);
    private readonly Pulse _consumerEnded = new();
    private Exception? _failure;
    private int _begun;

    /// <summary>A worker, which does nothing before <see cref="RunAsync"/>.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="factory">Makes a processor for each shard.</param>
    /// <param name="kinesis">Reads records.</param>
    /// <param name="dynamoDB">Keeps the lease table.</param>
    /// <param name="logs">Where to log; nowhere by default.</param>
    /// <exception cref="ArgumentException">The settings are wrong: all faults are listed.</exception>
    public Scheduler(
        KclOptions options, IShardRecordProcessorFactory factory, KinesisClient kinesis, IAmazonDynamoDB dynamoDB, ILoggerFactory? logs = null)
        : this(options, factory, Composition.Compose(options, kinesis, dynamoDB, logs ?? NullLoggerFactory.Instance), logs)
    {
    }

    internal Scheduler(KclOptions options, IShardRecordProcessorFactory factory, SchedulerParts parts, ILoggerFactory? logs = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        KclOptionsCheck.ThrowIfFaulty(options);
        _options = options;
        _parts = parts;
        parts.Metrics.Leases.Observe(() => parts.Coordinator.Held.Count);
        _log = (logs ?? NullLoggerFactory.Instance).CreateLogger("Millrace.Kcl.Coordination");
        _context = new()
        {
            Options = options,
            Factory = factory,
            Coordinator = parts.Coordinator,
            ShardSync = parts.ShardSync,
            Publishers = parts.Publishers,
            Metrics = parts.Metrics,
            Log = (logs ?? NullLoggerFactory.Instance).CreateLogger("Millrace.Kcl.Lifecycle"),
        };
    }

    /// <summary>
    /// Works until it is stopped. It ends only after every processor's last call has ended; then its leases are free for others to take at once.
    /// </summary>
    /// <param name="cancellationToken">
    /// Stops the worker as <see cref="StopAsync"/> does: this is a clean stop, so the task then ends without an exception.
    /// </param>
    /// <exception cref="SchedulerInitializationException">It could not begin: 20 attempts failed, a second apart.</exception>
    /// <exception cref="InvalidOperationException">It ran before, or is disposed of.</exception>
    /// <exception cref="Exception">What a processor threw, under <see cref="ProcessingFailure.Stop"/>.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _begun, 1) != 0) throw new InvalidOperationException("A scheduler runs once.");
        try
        {
            using var stopping = cancellationToken.Register(() => _ = _stop.CancelAsync());
            await WorkAsync().ConfigureAwait(false);
        }
        finally
        {
            _ended.SetResult();
        }
    }

    /// <summary>
    /// Stops the worker cleanly: no more leases are taken, each processor's running call ends, it is told by
    /// <see cref="IShardRecordProcessor.ShutdownRequestedAsync"/> and then <see cref="IShardRecordProcessor.LeaseLostAsync"/>, and its lease is given back. After
    /// <see cref="ProcessorOptions.ShutdownGrace"/> leases are given back whatever processors do, and the tokens of their calls are cancelled.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait, not the stop.</param>
    /// <returns>Ends when <see cref="RunAsync"/> does, and never fails for a processor's failure.</returns>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _begun, 1) == 0)
        {
            await DisposePartsAsync().ConfigureAwait(false);
            _ended.SetResult();
        }

        await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops the worker, and waits until its last processor has ended.</summary>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private async Task WorkAsync()
    {
        SchedulerLog.Begins(_log, _options.ApplicationName, _options.WorkerId);
        try
        {
            await new Initialization(_parts, _options.TimeProvider, _log).RunAsync(_stop.Token).ConfigureAwait(false);
            await ConsumeAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // A clean stop.
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
        }

        if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
    }

    private async Task ConsumeAsync(CancellationToken stop)
    {
        while (true)
        {
            var ended = _consumerEnded.Next;
            var held = _parts.Coordinator.Held;
            Reconcile(held);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var changed = _parts.Coordinator.WaitForChangeAsync(held, over.Token);
            await Task.WhenAny(changed, ended).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
            await changed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Begins a consumer for each lease that has none. A lease that was lost and taken again waits until the consumer of the earlier time has ended, so
    /// that a shard has one processor at a time.
    /// </summary>
    private void Reconcile(IReadOnlyList<HeldLease> held)
    {
        foreach (var (key, (consumer, _)) in _consumers.ToArray())
            if (consumer is { State: ShardConsumerState.Complete, Lease.Lost.IsCancellationRequested: true }) _consumers.Remove(key);
        foreach (var lease in held)
        {
            if (_consumers.ContainsKey(lease.LeaseKey)) continue;
            var consumer = new ShardConsumer(lease, _context);
            _consumers.Add(lease.LeaseKey, (consumer, Task.Run(() => ConsumeShardAsync(consumer))));
        }
    }

    private async Task ConsumeShardAsync(ShardConsumer consumer)
    {
        try
        {
            var failure = await consumer.RunAsync().ConfigureAwait(false);
            if (failure is not null && Interlocked.CompareExchange(ref _failure, failure, null) is null) _ = _stop.CancelAsync();
        }
        catch (Exception fault)
        {
            SchedulerLog.ConsumerFailed(_log, consumer.Lease.LeaseKey, fault);
            await TryAsync("Giving a lease back", () => _parts.Coordinator.ReleaseAsync(consumer.Lease, CancellationToken.None)).ConfigureAwait(false);
        }
        finally
        {
            _consumerEnded.Raise();
        }
    }

    private async Task EndAsync()
    {
        await TryAsync("The end of taking leases", _parts.Coordinator.StopTakingAsync).ConfigureAwait(false);
        SchedulerLog.Stopping(_log, _consumers.Count, _options.Processor.ShutdownGrace);
        foreach (var (consumer, _) in _consumers.Values) consumer.RequestShutdown(_options.Processor.ShutdownGrace);
        await Task.WhenAll(_consumers.Values.Select(consumer => consumer.Run)).ConfigureAwait(false);
        await Task.WhenAll(_parts.Coordinator.Held.Select(lease =>
            TryAsync("Giving a lease back", () => _parts.Coordinator.ReleaseAsync(lease, CancellationToken.None)))).ConfigureAwait(false);
        await DisposePartsAsync().ConfigureAwait(false);
        SchedulerLog.Stopped(_log);
    }

    private async Task DisposePartsAsync()
    {
        await TryAsync("The end of the shard sync", () => _parts.ShardSync.DisposeAsync().AsTask()).ConfigureAwait(false);
        await TryAsync("The end of the lease coordinator", () => _parts.Coordinator.DisposeAsync().AsTask()).ConfigureAwait(false);
        _parts.Publishers.Dispose();
        _parts.Metrics.Dispose();
    }

    private async Task TryAsync(string step, Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            SchedulerLog.StopFailed(_log, step, fault);
        }
    }
}
