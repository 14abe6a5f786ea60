using System.Threading.Channels;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Producer;

/// <summary>Makes the calls and tells the loop how they ended. It throws nothing.</summary>
internal sealed class PutRecordsSender(
    StreamCalls calls, ProducerOptions options, ProducerClock clock, ProducerMetrics metrics, ChannelWriter<IProducerEvent> events)
{
    /// <summary>Sends a batch.</summary>
    public async Task SendAsync(PutRecordsBatch batch)
    {
        var start = clock.Now;
        PutRecordsResponse? response = null;
        CallFault? fault = null;
        using var timeout = new CancellationTokenSource(options.RequestTimeout, options.TimeProvider);
        try
        {
            var entries = new PutRecordsRequestEntry[batch.Entries.Count];
            for (var i = 0; i < entries.Length; i++) entries[i] = batch.Entries[i].Record.ToEntry();
            metrics.Sending(batch, start);
            response = await calls.PutRecordsAsync(entries, timeout.Token).ConfigureAwait(false);
            fault = FaultOf(response, entries.Length);
        }
        catch (Exception exception)
        {
            fault = CallFault.Of(exception, timeout.IsCancellationRequested);
        }

        events.TryWrite(new CallCompleted(batch, new(start, clock.Now), response, fault));
    }

    private static CallFault? FaultOf(PutRecordsResponse response, int sent)
    {
        if (response.Records.Count != sent)
            return new(PutAttemptError.RecordCountMismatch, $"{sent} records were sent and {response.Records.Count} results came back.", CallRemedy.Retry);
        foreach (var result in response.Records)
        {
            if (result.ErrorCode is null && (result.ShardId is null || result.SequenceNumber.IsAbsent))
                return new(PutAttemptError.NoAnswer, "A result has neither a sequence number nor an error.", CallRemedy.Retry);
        }

        return null;
    }

    /// <summary>Asks for the open shards.</summary>
    public async Task FetchShardMapAsync(CancellationToken stopping)
    {
        var start = clock.Now;
        ShardMap? map = null;
        CallFault? fault = null;
        using var timeout = new CancellationTokenSource(options.RequestTimeout, options.TimeProvider);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        try
        {
            map = await calls.ListOpenShardsAsync(ended.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            fault = CallFault.Of(exception, timeout.IsCancellationRequested);
        }

        events.TryWrite(new ShardMapFetched(new(start, clock.Now), map, fault));
    }
}
