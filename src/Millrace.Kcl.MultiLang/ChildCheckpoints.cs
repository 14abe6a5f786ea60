using Millrace.Kcl.MultiLang.Protocol;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.MultiLang;

/// <summary>Makes the checkpoints that a child asks for.</summary>
/// <param name="checkpointer">The lease's.</param>
/// <param name="stored">Is told of each that is stored; null stands for all that was delivered.</param>
/// <param name="everything">What a checkpoint without a number is one of; null for all that was delivered.</param>
internal sealed class ChildCheckpoints(
    IRecordProcessorCheckpointer checkpointer, Action<ExtendedSequenceNumber?> stored, ExtendedSequenceNumber? everything = null)
{
    /// <summary>Whether any was stored.</summary>
    public bool Stored { get; private set; }

    /// <summary>Makes one.</summary>
    /// <returns>The name of the error; null when it is stored.</returns>
    public async Task<string?> MakeAsync(CheckpointRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var position = request.SequenceNumber is null ? everything : new ExtendedSequenceNumber(request.SequenceNumber, request.SubSequenceNumber ?? 0);
            if (position is { } at) await checkpointer.CheckpointAsync(at.SequenceNumber, at.SubSequenceNumber, cancellationToken).ConfigureAwait(false);
            else await checkpointer.CheckpointAsync(cancellationToken).ConfigureAwait(false);
            Stored = true;
            stored(position);
            return null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // It is the child's to decide what follows from it.
            return CheckpointErrors.NameOf(error);
        }
    }
}
