using Millrace.Client.Aggregation;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.MultiLang.Tests;

/// <summary>Keeps the checkpoints that are asked of it, or refuses them.</summary>
internal sealed class FakeCheckpointer(Exception? error = null) : IRecordProcessorCheckpointer
{
    public List<string> Made { get; } = [];

    public Task CheckpointAsync(CancellationToken cancellationToken = default) => Make("all");

    public Task CheckpointAsync(string sequenceNumber, long subSequenceNumber = 0, CancellationToken cancellationToken = default) =>
        Make($"{sequenceNumber}/{subSequenceNumber}");

    public Task CheckpointAsync(UserRecord record, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IPreparedCheckpointer> PrepareCheckpointAsync(
        ExtendedSequenceNumber? position = null, ReadOnlyMemory<byte> state = default, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    private Task Make(string position)
    {
        if (error is not null) return Task.FromException(error);
        Made.Add(position);
        return Task.CompletedTask;
    }
}
