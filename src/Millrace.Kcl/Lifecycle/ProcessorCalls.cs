using Microsoft.Extensions.Logging;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Retrieval;

namespace Millrace.Kcl.Lifecycle;

/// <summary>Calls a processor: one call at a time, measured, and watched for one that does not end. A failure is a result.</summary>
/// <param name="processor">The processor.</param>
/// <param name="shard">Its shard.</param>
/// <param name="options">The settings.</param>
/// <param name="metrics">The shard's measurements.</param>
/// <param name="log">The log.</param>
internal sealed class ProcessorCalls(IShardRecordProcessor processor, ShardReference shard, KclOptions options, ShardMetrics metrics, ILogger log)
{
    private readonly TimeProvider _timeProvider = options.TimeProvider;

    public Task<Exception?> InitializeAsync(InitializationInput input, CancellationToken cancellationToken) =>
        CallAsync(nameof(IShardRecordProcessor.InitializeAsync), () => processor.InitializeAsync(input, cancellationToken), metrics.Initialized);

    public Task<Exception?> ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken) =>
        CallAsync(nameof(IShardRecordProcessor.ProcessRecordsAsync), () => processor.ProcessRecordsAsync(input, cancellationToken), metrics.ProcessedRecords);

    public Task<Exception?> ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) =>
        CallAsync(nameof(IShardRecordProcessor.ShutdownRequestedAsync), () => processor.ShutdownRequestedAsync(input, cancellationToken), metrics.ShutDown);

    public Task<Exception?> ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken) =>
        CallAsync(nameof(IShardRecordProcessor.ShardEndedAsync), () => processor.ShardEndedAsync(input, cancellationToken), metrics.ShutDown);

    public Task<Exception?> LeaseLostAsync(CancellationToken cancellationToken) =>
        CallAsync(
            nameof(IShardRecordProcessor.LeaseLostAsync), () => processor.LeaseLostAsync(new LeaseLostInput(shard.ShardId), cancellationToken), metrics.ShutDown);

    private async Task<Exception?> CallAsync(string name, Func<Task> call, Action<long> measure)
    {
        var started = _timeProvider.GetTimestamp();
        var interval = options.Processor.StallWarningInterval;
        var watch = _timeProvider.CreateTimer(
            _ =>
            {
                metrics.Stalled();
                ConsumerLog.Stalled(log, shard, name, _timeProvider.GetElapsedTime(started));
            },
            state: null,
            interval,
            interval);
        try
        {
            await call().ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
        finally
        {
            await watch.DisposeAsync().ConfigureAwait(false);
            measure(started);
        }
    }
}
