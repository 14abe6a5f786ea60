using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Client.Kinesis;
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
/// <para><b>The clients</b> stay the caller's.</para>
/// </remarks>
public sealed class Scheduler : IAsyncDisposable
{
    private readonly KclOptions _options;
    private readonly IShardRecordProcessorFactory _factory;
    private readonly KinesisClient _kinesis;
    private readonly IAmazonDynamoDB _dynamoDB;
    private readonly ILoggerFactory _logs;
    private readonly CancellationTokenSource _stop = new();
    private Task? _run;

    /// <summary>A worker, which does nothing before <see cref="RunAsync"/>.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="factory">Makes a processor for each shard.</param>
    /// <param name="kinesis">Reads records.</param>
    /// <param name="dynamoDB">Keeps the lease table.</param>
    /// <param name="logs">Where to log; nowhere by default.</param>
    /// <exception cref="ArgumentException">The settings are wrong: all faults are listed.</exception>
    public Scheduler(
        KclOptions options, IShardRecordProcessorFactory factory, KinesisClient kinesis, IAmazonDynamoDB dynamoDB, ILoggerFactory? logs = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(kinesis);
        ArgumentNullException.ThrowIfNull(dynamoDB);
        KclOptionsCheck.ThrowIfFaulty(options);
        _options = options;
        _factory = factory;
        _kinesis = kinesis;
        _dynamoDB = dynamoDB;
        _logs = logs ?? NullLoggerFactory.Instance;
    }

    /// <summary>
    /// Works until it is stopped. It ends only after every processor's last call has ended; then its leases are free for others to take at once.
    /// </summary>
    /// <param name="cancellationToken">
    /// Stops the worker as <see cref="StopAsync"/> does: this is a clean stop, so the task then ends without an exception.
    /// </param>
    /// <exception cref="SchedulerInitializationException">It could not begin: 20 attempts failed, a second apart.</exception>
    /// <exception cref="InvalidOperationException">It ran before.</exception>
    /// <exception cref="Exception">What a processor threw, under <see cref="ProcessingFailure.Stop"/>.</exception>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _run, Task.CompletedTask, null) is not null) throw new InvalidOperationException("A scheduler runs once.");
        throw new NotSupportedException($"{_options}{_factory}{_kinesis}{_dynamoDB}{_logs}");
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
        if (_run is { } run) await run.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Stops the worker, and waits until its last processor has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
