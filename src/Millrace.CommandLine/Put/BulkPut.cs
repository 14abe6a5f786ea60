using System.Threading.Channels;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Put;

/// <summary>Puts records in batches, one after the other; what a shard refuses is sent again before what follows.</summary>
/// <param name="kinesis">The client.</param>
/// <param name="stream">The stream.</param>
/// <param name="key">The key of every record; null for one of its own each.</param>
/// <param name="rate">How many records a second at most; null for as many as there are.</param>
/// <param name="time">The clock.</param>
/// <param name="bar">Is shown how far it is.</param>
internal sealed class BulkPut(KinesisClient kinesis, string stream, string? key, double? rate, TimeProvider time, ProgressBar bar)
{
    private const int MostRecords = 500;
    private const int MostBytes = 4 << 20;
    private const int BatchesPerSecond = 10;
    private const int MostFailures = 8;
    private const string Busy = "ProvisionedThroughputExceededException";
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly long _started = time.GetTimestamp();

    /// <summary>How many were taken.</summary>
    public long Records { get; private set; }

    /// <summary>Their bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>How often one was sent again, since its shard was busy.</summary>
    public long Throttled { get; private set; }

    /// <summary>How long it took so far.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Puts them all.</summary>
    public async Task RunAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        // A batch is what is there when the one before it is done: a trickle is not held back, a flood fills every batch.
        var waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(2 * MostRecords);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(records, waiting.Writer, end.Token);
        try
        {
            await SendAsync(waiting.Reader, cancellationToken);
            await reading;
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    private static async Task ReadAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> records, ChannelWriter<ReadOnlyMemory<byte>> waiting, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var record in records.WithCancellation(cancellationToken)) await waiting.WriteAsync(record, cancellationToken);
            waiting.Complete();
        }
        catch (Exception fault)
        {
            waiting.Complete(fault);
        }
    }

    private async Task SendAsync(ChannelReader<ReadOnlyMemory<byte>> waiting, CancellationToken cancellationToken)
    {
        var most = rate is { } perSecond ? Math.Clamp((int)(perSecond / BatchesPerSecond), 1, MostRecords) : MostRecords;
        var batch = new List<PutRecordsRequestEntry>(most);
        while (await waiting.WaitToReadAsync(cancellationToken))
        {
            var bytes = 0L;
            while (batch.Count < most && waiting.TryPeek(out var record) && (batch.Count == 0 || bytes + record.Length <= MostBytes) && waiting.TryRead(out record))
            {
                batch.Add(new PutRecordsRequestEntry { PartitionKey = key ?? RecordSource.NewKey(), Data = record });
                bytes += record.Length;
            }

            await PutAsync(batch, cancellationToken);
            batch.Clear();
            if (rate is { } pace && TimeSpan.FromSeconds(Records / pace) - Elapsed is var ahead && ahead > TimeSpan.Zero)
                await Task.Delay(ahead, time, cancellationToken);
        }
    }

    private async Task PutAsync(List<PutRecordsRequestEntry> batch, CancellationToken cancellationToken)
    {
        var (pause, failures) = (ShortestPause, 0);
        var left = batch;
        while (true)
        {
            var answer = await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = stream, Records = left }, cancellationToken);
            var again = new List<PutRecordsRequestEntry>();
            var fault = (PutRecordsResultEntry?)null;
            for (var i = 0; i < left.Count; i++)
            {
                var result = answer.Records[i];
                if (result.ErrorCode is null)
                {
                    Records++;
                    Bytes += left[i].Data.GetValueOrDefault().Length;
                    continue;
                }

                again.Add(left[i]);
                if (result.ErrorCode == Busy) Throttled++;
                else fault = result;
            }

            bar.Show(Records, Bytes, Throttled);
            if (again.Count == 0) return;
            if (fault is { } failure && ++failures > MostFailures) throw new VerbException($"{failure.ErrorCode}: {failure.ErrorMessage}");
            await Task.Delay(pause, time, cancellationToken);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            left = again;
        }
    }
}
