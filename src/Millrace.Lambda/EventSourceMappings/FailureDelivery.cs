using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Tells a mapping's on-failure destination of records that are given up.</summary>
internal sealed class FailureDelivery(MappingSurroundings around, MappingState mapping, MappingProgress progress, IEventSource source)
{
    private const int LeastDeliveries = 3;

    /// <summary>Gives records up: done when the destination knows, if there is one.</summary>
    /// <param name="records">The records.</param>
    /// <param name="payload">The event that the function gets of them.</param>
    /// <param name="document">Why they are given up.</param>
    /// <param name="stop">Ends the wait for a destination that does not take the document.</param>
    public async ValueTask GiveUpAsync(RecordRange records, ReadOnlyMemory<byte> payload, FailureDocument document, CancellationToken stop)
    {
        progress.Dropped(records.Count);
        if (mapping.Configuration.DestinationConfig?.OnFailure?.Destination is not { } destination) return;
        var written = document.Write(records, payload.Span, around.Time.GetUtcNow());
        for (var failures = 1; ; failures++)
        {
            try
            {
                await around.Destinations.SendAsync(destination, around.RoleOf(mapping), written, around.Shutdown);
                progress.Delivered(records.Count);
                return;
            }
            catch (ServiceException refusal)
            {
                // The shard waits, since whoever set a destination wants to know of each failure; until the records themselves are gone.
                progress.LastResult = $"PROBLEM: {refusal.Text}";
                around.Meters.Of(mapping.Function).MissDestination();
                if (failures >= LeastDeliveries && records.LastArrival < source.Horizon)
                {
                    around.BackgroundFailed(refusal);
                    return;
                }
            }

            await BackOff.DelayAsync(failures, around.Time, stop);
        }
    }
}
