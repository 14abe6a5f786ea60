using System.Threading.Channels;
using Millrace.Client.Aggregation;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>A processor that tells its calls, and does in them what a test says.</summary>
internal sealed class ScriptedProcessor : IShardRecordProcessor
{
    private readonly Channel<string> _calls = Channel.CreateUnbounded<string>();
    private int _running;

    public Func<InitializationInput, CancellationToken, Task> OnInitialize { get; set; } = (_, _) => Task.CompletedTask;

    public Func<ProcessRecordsInput, CancellationToken, Task> OnRecords { get; set; } = (_, _) => Task.CompletedTask;

    public Func<ShardEndedInput, CancellationToken, Task> OnShardEnded { get; set; } = (input, token) => input.Checkpointer.CheckpointAsync(token);

    public Func<ShutdownRequestedInput, CancellationToken, Task> OnShutdownRequested { get; set; } = (_, _) => Task.CompletedTask;

    public Func<CancellationToken, Task> OnLeaseLost { get; set; } = _ => Task.CompletedTask;

    /// <summary>The next call; none is left out.</summary>
    public Task<string> NextAsync() => _calls.Reader.ReadAsync(TestContext.Current.CancellationToken).InTime();

    /// <summary>Whether no further call came.</summary>
    public bool IsQuiet => _calls.Reader.Count == 0;

    public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken) =>
        CallAsync($"initialize {input.Checkpoint}", () => OnInitialize(input, cancellationToken));

    public Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken) =>
        CallAsync($"records {string.Join(' ', input.Records.Select(Show))}", () => OnRecords(input, cancellationToken));

    public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => CallAsync("leaseLost", () => OnLeaseLost(cancellationToken));

    public Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken) =>
        CallAsync("shardEnded", () => OnShardEnded(input, cancellationToken));

    public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) =>
        CallAsync("shutdownRequested", () => OnShutdownRequested(input, cancellationToken));

    private static string Show(UserRecord record) => RecordPosition(record).ToString();

    private static ExtendedSequenceNumber RecordPosition(UserRecord record) => new(record.SequenceNumber, record.SubSequenceNumber);

    private async Task CallAsync(string call, Func<Task> act)
    {
        if (Interlocked.Increment(ref _running) != 1) _calls.Writer.TryWrite("OVERLAP");
        _calls.Writer.TryWrite(call);
        try
        {
            await act();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}

/// <summary>Gives each shard a processor that a test prepared, or a new one.</summary>
internal sealed class ScriptedProcessors : IShardRecordProcessorFactory
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, ScriptedProcessor> _processors = new();

    public int Created => _created;

    private int _created;

    public ScriptedProcessor Of(string shardId) => _processors.GetOrAdd(shardId, _ => new());

    public IShardRecordProcessor Create(StreamIdentifier stream, string shardId)
    {
        Interlocked.Increment(ref _created);
        return Of(shardId);
    }
}
