using Microsoft.Extensions.Logging;
using Millrace.Kcl.MultiLang.Processes;
using Millrace.Kcl.MultiLang.Protocol;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.MultiLang;

/// <summary>
/// Passes the records of one shard to a child process, and its checkpoints on to the lease (facts/kcl.md 1 and 2). A child that fails ends the daemon, or
/// is replaced: <see cref="ChildSettings.Restart"/>.
/// </summary>
/// <param name="shardId">The shard.</param>
/// <param name="launcher">Starts children.</param>
/// <param name="settings">How they are treated.</param>
/// <param name="failures">Learns of a failure that ends the daemon.</param>
/// <param name="logger">The log.</param>
internal sealed partial class MultiLangRecordProcessor(
    string shardId, ChildLauncher launcher, ChildSettings settings, ChildFailures failures, ILogger logger) : IShardRecordProcessor
{
    private readonly UncheckpointedRecords? _kept = settings.Restart ? new(settings.MostKeptBytes) : null;
    private ExtendedSequenceNumber _checkpoint;
    private ExtendedSequenceNumber? _delivered;
    private Conversation? _child;
    private ChildFailureException? _failure;
    private int _failuresInARow;

    public async Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken)
    {
        _checkpoint = input.Checkpoint;
        await GuardAsync(() => BeginAsync(cancellationToken)).ConfigureAwait(false);
    }

    public async Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
    {
        _kept?.Add(input.Records);
        if (input.Records is [.., var last]) _delivered = new ExtendedSequenceNumber(last.SequenceNumber, last.SubSequenceNumber);
        await GuardAsync(async () =>
        {
            // To a child in another's place all that the other may not have finished is new.
            var records = _child is null && _kept is not null ? _kept.ToList() : input.Records;
            var child = await BeginAsync(cancellationToken).ConfigureAwait(false);
            await child.TalkAsync(
                DaemonMessage.ProcessRecords, DaemonMessage.ForRecords(records, input.MillisBehindLatest),
                new ChildCheckpoints(input.Checkpointer, Checkpointed), settings.LostGrace, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        _failuresInARow = 0;
    }

    public async Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken)
    {
        // A lease can be lost before there was a child, and after it failed.
        if (_child is null) return;
        try
        {
            await FinishAsync(DaemonMessage.LeaseLost, checkpoints: null, cancellationToken).ConfigureAwait(false);
        }
        catch (ChildFailureException failure)
        {
            await DropAsync().ConfigureAwait(false);
            // There is nothing left to do for a child in its place.
            if (settings.Restart) LogChildFailed(logger, failure.Message);
            else failures.Report(failure);
        }
    }

    public async Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken)
    {
        var checkpoints = new ChildCheckpoints(input.Checkpointer, Checkpointed);
        await GuardAsync(async () =>
        {
            if (_child is null)
            {
                var child = await BeginAsync(cancellationToken).ConfigureAwait(false);
                // All that it gets is not yet all that the shard has: a checkpoint of everything is one of the last record.
                if (_kept?.ToList() is { Count: > 0 } records)
                {
                    await child.TalkAsync(
                        DaemonMessage.ProcessRecords, DaemonMessage.ForRecords(records, millisBehindLatest: 0),
                        new ChildCheckpoints(input.Checkpointer, Checkpointed, everything: _delivered), settings.LostGrace, cancellationToken).ConfigureAwait(false);
                }
            }

            await FinishAsync(DaemonMessage.ShardEnded, checkpoints, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (checkpoints.Stored) return;
        _failuresInARow++;
        LogNoCheckpointAtShardEnd(logger, shardId);
    }

    public async Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken)
    {
        if (_child is not { } child) return;
        try
        {
            await child.TalkAsync(
                DaemonMessage.ShutdownRequested, DaemonMessage.For(DaemonMessage.ShutdownRequested), new ChildCheckpoints(input.Checkpointer, Checkpointed),
                TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
        catch (ChildFailureException failure)
        {
            // As in Java, and the worker ends the work on this shard in any case.
            LogChildFailed(logger, failure.Message);
            await DropAsync().ConfigureAwait(false);
        }
    }

    // The child, started and initialized if there is none.
    private async Task<Conversation> BeginAsync(CancellationToken cancellationToken)
    {
        if (_child is not null) return _child;
        if (_failuresInARow > 0)
        {
            var delay = settings.RestartDelay * Math.Pow(2, Math.Min(_failuresInARow - 1, 16));
            if (delay > settings.LongestRestartDelay) delay = settings.LongestRestartDelay;
            await Task.Delay(delay, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        _child = new Conversation(shardId, launcher, settings);
        await _child.TalkAsync(
            DaemonMessage.Initialize, DaemonMessage.ForInitialize(shardId, _checkpoint), checkpoints: null, settings.LostGrace, cancellationToken).ConfigureAwait(false);
        return _child;
    }

    // The last exchange; the child is gone after it.
    private async Task FinishAsync(string action, ChildCheckpoints? checkpoints, CancellationToken cancellationToken)
    {
        await _child!.TalkAsync(action, DaemonMessage.For(action), checkpoints, settings.LostGrace, cancellationToken).ConfigureAwait(false);
        await _child.EndAsync(cancellationToken).ConfigureAwait(false);
        _child = null;
    }

    private async Task GuardAsync(Func<Task> work)
    {
        if (_failure is not null) throw _failure;
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (ChildFailureException failure)
        {
            await DropAsync().ConfigureAwait(false);
            _failuresInARow++;
            if (_kept is { IsComplete: true })
            {
                LogChildRestarts(logger, failure.Message);
                throw;
            }

            _failure = _kept is null ? failure
                : new ChildFailureException($"{failure.Message}\nIt is not replaced: the records since its last checkpoint have become too many to be kept.");
            failures.Report(_failure);
            throw _failure;
        }
        catch (OperationCanceledException)
        {
            await DropAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task DropAsync()
    {
        if (_child is null) return;
        await _child.KillAsync().ConfigureAwait(false);
        _child = null;
    }

    private void Checkpointed(ExtendedSequenceNumber? position)
    {
        if ((position ?? _delivered) is not { } stored) return;
        _checkpoint = stored;
        _kept?.Checkpointed(stored);
    }

    [LoggerMessage(EventId = 820, Level = LogLevel.Error, Message = "{failure}")]
    private static partial void LogChildFailed(ILogger logger, string failure);

    [LoggerMessage(EventId = 821, Level = LogLevel.Error, Message = "{failure} Another takes its place, from the last checkpoint.")]
    private static partial void LogChildRestarts(ILogger logger, string failure);

    [LoggerMessage(EventId = 822, Level = LogLevel.Error, Message = "{shardId}: the child did not checkpoint when its shard had ended; until it does, the shards that follow are not read. It is asked again.")]
    private static partial void LogNoCheckpointAtShardEnd(ILogger logger, string shardId);
}

/// <summary>Makes the processors, each with a child of its own.</summary>
internal sealed class MultiLangRecordProcessorFactory(ChildLauncher launcher, ChildSettings settings, ChildFailures failures, ILogger logger)
    : IShardRecordProcessorFactory
{
    public IShardRecordProcessor Create(StreamIdentifier stream, string shardId) =>
        new MultiLangRecordProcessor(shardId, launcher, settings, failures, logger);
}
