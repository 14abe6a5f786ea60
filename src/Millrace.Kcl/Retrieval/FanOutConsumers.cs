using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Retrieval;

/// <summary>The registered consumers of an application, one for each stream: found, or registered, when they are first asked for (facts/kcl.md 7, FANOUT).</summary>
/// <param name="calls">The calls.</param>
/// <param name="options">The settings.</param>
/// <param name="log">The log.</param>
internal sealed class FanOutConsumers(IRetrievalCalls calls, KclOptions options, ILogger log) : IDisposable
{
    private const int MaxLooks = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<StreamIdentifier, string> _known = new();
    private readonly SemaphoreSlim _looking = new(1);

    private string Name => options.Retrieval.ConsumerName ?? options.ApplicationName;

    /// <summary>The ARN of the stream's consumer, which is ACTIVE.</summary>
    /// <exception cref="KinesisException">The stream does not exist, or Kinesis failed otherwise.</exception>
    /// <exception cref="TimeoutException">The consumer did not become ACTIVE.</exception>
    public async ValueTask<string> FindAsync(StreamIdentifier stream, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(stream, out var known)) return known;
        await _looking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_known.TryGetValue(stream, out known)) return known;
            var given = options.Streams.FirstOrDefault(s => s.Stream == stream)?.ConsumerArn;
            return _known[stream] = given ?? await FindOrRegisterAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>The consumer may be gone: it is looked for again, unless its ARN was given.</summary>
    /// <returns>Whether the consumer is gone while its stream is still there. Else the shard is gone.</returns>
    public async Task<bool> ForgetIfGoneAsync(StreamIdentifier stream, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(stream, out var arn)) return true;
        try
        {
            await calls.DescribeStreamConsumerAsync(new() { ConsumerARN = arn }, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (ResourceNotFoundException)
        {
            // The consumer, or the stream with it.
        }

        try
        {
            await calls.DescribeStreamSummaryAsync(new() { StreamName = stream.StreamName }, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }

        _known.TryRemove(new(stream, arn));
        return true;
    }

    public void Dispose() => _looking.Dispose();

    private async Task<string> FindOrRegisterAsync(StreamIdentifier stream, CancellationToken cancellationToken)
    {
        var summary = await calls.DescribeStreamSummaryAsync(new() { StreamName = stream.StreamName }, cancellationToken).ConfigureAwait(false);
        var streamArn = summary.StreamDescriptionSummary.StreamARN;
        for (var look = 1; ; look++)
        {
            var description = await DescribeOrRegisterAsync(stream, streamArn, cancellationToken).ConfigureAwait(false);
            if (description is { ConsumerStatus: ConsumerStatus.Active }) return description.ConsumerARN;
            if (look == MaxLooks) throw new TimeoutException($"Consumer {Name} of stream {stream} is {description?.ConsumerStatus ?? "not there"} after {MaxLooks} looks.");
            await Task.Delay(Pause, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ConsumerDescription?> DescribeOrRegisterAsync(StreamIdentifier stream, string streamArn, CancellationToken cancellationToken)
    {
        var name = new DescribeStreamConsumerRequest { StreamARN = streamArn, ConsumerName = Name };
        try
        {
            return (await calls.DescribeStreamConsumerAsync(name, cancellationToken).ConfigureAwait(false)).ConsumerDescription;
        }
        catch (LimitExceededException)
        {
            return null;
        }
        catch (ResourceNotFoundException)
        {
            // It is to be registered.
        }

        try
        {
            await calls.RegisterStreamConsumerAsync(new() { StreamARN = streamArn, ConsumerName = Name }, cancellationToken).ConfigureAwait(false);
            RetrievalLog.Registered(log, stream, Name);
            return (await calls.DescribeStreamConsumerAsync(name, cancellationToken).ConfigureAwait(false)).ConsumerDescription;
        }
        catch (Exception later) when (later is ResourceInUseException or LimitExceededException or ResourceNotFoundException)
        {
            // Another worker registered it, there are too many calls, or it is not to be seen yet: the next look tells.
            return null;
        }
    }
}
