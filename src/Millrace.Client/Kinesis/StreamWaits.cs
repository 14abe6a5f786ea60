using Millrace.Model.Kinesis;

namespace Millrace.Client.Kinesis;

/// <summary>Waiting until a stream is there, or gone.</summary>
public static class StreamWaits
{
    /// <summary>Waits until a stream is ACTIVE, looking with DescribeStreamSummary. A stream that does not exist is waited for.</summary>
    /// <param name="client">The client to look with.</param>
    /// <param name="streamName">The stream's name.</param>
    /// <param name="options">How long and how often; see the defaults of <see cref="StreamWaitOptions"/>.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <returns>The stream as it was when it was found ACTIVE.</returns>
    /// <exception cref="TimeoutException">The stream was not ACTIVE in time.</exception>
    /// <exception cref="KinesisException">The service answered any error but "not found" and "too many calls".</exception>
    public static async Task<StreamDescriptionSummary> WaitUntilStreamExistsAsync(
        this KinesisClient client, string streamName, StreamWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        StreamDescriptionSummary? found = null;
        await PollAsync(
            async () =>
            {
                try
                {
                    found = await DescribeAsync(client, streamName, cancellationToken).ConfigureAwait(false);
                    return found.StreamStatus == StreamStatus.Active;
                }
                catch (ResourceNotFoundException)
                {
                    return false;
                }
            },
            () => $"Stream {streamName} is {found?.StreamStatus ?? "not there"}",
            options ?? new(),
            cancellationToken).ConfigureAwait(false);
        return found!;
    }

    /// <summary>Waits until a stream is gone, looking with DescribeStreamSummary.</summary>
    /// <param name="client">The client to look with.</param>
    /// <param name="streamName">The stream's name.</param>
    /// <param name="options">How long and how often; see the defaults of <see cref="StreamWaitOptions"/>.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <exception cref="TimeoutException">The stream was still there when time was up.</exception>
    /// <exception cref="KinesisException">The service answered any error but "not found" and "too many calls".</exception>
    public static Task WaitUntilStreamNotExistsAsync(
        this KinesisClient client, string streamName, StreamWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        StreamDescriptionSummary? found = null;
        return PollAsync(
            async () =>
            {
                try
                {
                    found = await DescribeAsync(client, streamName, cancellationToken).ConfigureAwait(false);
                    return false;
                }
                catch (ResourceNotFoundException)
                {
                    return true;
                }
            },
            () => $"Stream {streamName} is {found?.StreamStatus}",
            options ?? new(),
            cancellationToken);
    }

    private static async Task<StreamDescriptionSummary> DescribeAsync(KinesisClient client, string streamName, CancellationToken cancellationToken)
    {
        var answer = await client.DescribeStreamSummaryAsync(
            new DescribeStreamSummaryRequest { StreamName = streamName }, cancellationToken).ConfigureAwait(false);
        return answer.StreamDescriptionSummary;
    }

    private static async Task PollAsync(
        Func<Task<bool>> isDone, Func<string> describe, StreamWaitOptions options, CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        while (true)
        {
            try
            {
                if (await isDone().ConfigureAwait(false)) return;
            }
            catch (LimitExceededException)
            {
                // Others use up the account's calls: the next look comes in time.
            }

            var left = options.Timeout - options.TimeProvider.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                throw new TimeoutException($"{describe()} after {options.Timeout.TotalSeconds:0.#} seconds.");
            await Task.Delay(left < options.PollInterval ? left : options.PollInterval, options.TimeProvider, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
