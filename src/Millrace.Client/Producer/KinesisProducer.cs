using System.Threading.Channels;
using Millrace.Client.Aggregation;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Producer;

/// <summary>
/// Puts many small records on a stream: it packs them into few Kinesis records and few PutRecords calls, sends again what failed and only
/// that, and tells the outcome of each. Thread-safe; keep one for a stream.
/// </summary>
/// <remarks>
/// <para><b>Delivery.</b> Every accepted record ends in a <see cref="ProducerResult"/> or a <see cref="ProducerException"/>; none is lost
/// silently. Delivery is at least once: a record whose call got no answer is sent again, as is an aggregated record that landed, after
/// a reshard, in a shard to which not all of it belongs (KCL drops that copy, others see it twice).</para>
/// <para><b>Order.</b> None is promised unless <see cref="ProducerOptions.PreserveOrder"/> is set, which says what then is.</para>
/// <para><b>Consumers</b> unpack the records with <see cref="RecordDeaggregator"/> or with KCL. For consumers that cannot, switch
/// <see cref="ProducerOptions.AggregationEnabled"/> off.</para>
/// <para><b>Metrics</b> are those of the Kinesis Producer Library, on the meter <c>Millrace.Client.Producer</c>.</para>
/// <para><b>Shards.</b> It asks ListShards for them at the start and when a record lands elsewhere than expected; meanwhile what concerns
/// these shards waits. When ListShards fails, records travel unaggregated until it answers.</para>
/// </remarks>
public sealed class KinesisProducer : IAsyncDisposable
{
    private const int MaxPartitionKeyLength = 256;

    private readonly ProducerOptions _options;
    private readonly Admission _admission;
    private readonly ProducerMetrics _metrics;
    private readonly ProducerLoop _loop;
    private readonly ChannelWriter<IProducerEvent> _events;
    private readonly Lock _disposal = new();
    private Task? _disposed;

    /// <summary>A producer for a stream. The client stays the caller's.</summary>
    /// <param name="client">Makes the calls, with its credentials, endpoint and retries.</param>
    /// <param name="stream">The stream's name or ARN.</param>
    /// <param name="options">The settings; see the defaults of <see cref="ProducerOptions"/>.</param>
    /// <exception cref="ArgumentException">The stream's name is empty, or the settings are wrong: all faults are listed.</exception>
    public KinesisProducer(KinesisClient client, string stream, ProducerOptions? options = null)
        : this(Bind(client, stream), options ?? new(), Random.Shared)
    {
    }

    internal KinesisProducer(StreamCalls calls, ProducerOptions options, Random random)
    {
        ProducerOptionsCheck.ThrowIfFaulty(options);
        _options = options;
        var clock = new ProducerClock(options.TimeProvider);
        var events = Channel.CreateUnbounded<IProducerEvent>(new() { SingleReader = true });
        _admission = new(options, clock, events.Writer);
        _metrics = new(calls.Stream, () => _admission.OutstandingRecords);
        _events = events.Writer;
        _loop = new(calls, options, clock, events, _admission, _metrics, random);
    }

    /// <summary>How many records were accepted and have no outcome yet.</summary>
    public int OutstandingRecords => _admission.OutstandingRecords;

    /// <summary>Puts a record and waits for its outcome.</summary>
    /// <param name="partitionKey">1 to 256 characters; its MD5 picks the shard.</param>
    /// <param name="data">The bytes, which must not change until the task ends. With the key at most <see cref="ProducerOptions.MaxRecordSize"/>.</param>
    /// <param name="explicitHashKey">A decimal number below 2^128 that picks the shard in place of the partition key's hash.</param>
    /// <param name="cancellationToken">Ends the wait for room. An accepted record is put, or fails, whatever the token does.</param>
    /// <returns>Where the record is.</returns>
    /// <exception cref="ArgumentException">The key, the hash key or the size breaks its limits.</exception>
    /// <exception cref="ProducerException">The record was not put; see the subclasses.</exception>
    /// <exception cref="ObjectDisposedException">The producer was disposed of before the record was accepted.</exception>
    public async Task<ProducerResult> PutAsync(
        string partitionKey, ReadOnlyMemory<byte> data, string? explicitHashKey = null, CancellationToken cancellationToken = default)
    {
        var outcome = await EnqueueAsync(partitionKey, data, explicitHashKey, cancellationToken).ConfigureAwait(false);
        return await outcome.ConfigureAwait(false);
    }

    /// <summary>
    /// Hands over a record: the call ends when it is accepted, the task that it returns when it has its outcome. Awaiting the call is
    /// the back-pressure that keeps a fast caller within <see cref="ProducerOptions.MaxOutstandingRecords"/> and
    /// <see cref="ProducerOptions.MaxOutstandingBytes"/>. Records are accepted in the order of the calls.
    /// </summary>
    /// <param name="partitionKey">1 to 256 characters; its MD5 picks the shard.</param>
    /// <param name="data">The bytes, which must not change before the outcome. With the key at most <see cref="ProducerOptions.MaxRecordSize"/>.</param>
    /// <param name="explicitHashKey">A decimal number below 2^128 that picks the shard in place of the partition key's hash.</param>
    /// <param name="cancellationToken">Ends the wait for room. An accepted record is put, or fails, whatever the token does.</param>
    /// <returns>The task of the outcome: a <see cref="ProducerResult"/> or a <see cref="ProducerException"/>.</returns>
    /// <exception cref="ArgumentException">The key, the hash key or the size breaks its limits.</exception>
    /// <exception cref="ObjectDisposedException">The producer was disposed of before the record was accepted.</exception>
    public async ValueTask<Task<ProducerResult>> EnqueueAsync(
        string partitionKey, ReadOnlyMemory<byte> data, string? explicitHashKey = null, CancellationToken cancellationToken = default)
    {
        var record = Check(partitionKey, data, explicitHashKey);
        await _admission.AcceptAsync(record, cancellationToken).ConfigureAwait(false);
        return record.Outcome;
    }

    /// <summary>
    /// Sends what is buffered without waiting for more. Completes when every record that was accepted before the call has its outcome,
    /// good or bad; the outcomes themselves are with their tasks.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait, not the sending.</param>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _admission.FlushAsync().WaitAsync(cancellationToken);

    /// <summary>
    /// Accepts nothing more, sends what is buffered and waits until every accepted record has its outcome: at the latest when the
    /// last one expires and its call ends. Records that still wait for room are refused.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        lock (_disposal) _disposed ??= CloseAsync();
        await _disposed.ConfigureAwait(false);
    }

    /// <summary>The calls in flight once the loop has acted on all that came before.</summary>
    internal Task<int> EndTurnAsync()
    {
        var turnEnd = new TurnEnd();
        return _events.TryWrite(turnEnd) ? turnEnd.CallsInFlight.Task : Task.FromResult(0);
    }

    private static StreamCalls Bind(KinesisClient client, string stream)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(stream);
        return new StreamCalls(client, stream.Trim());
    }

    private async Task CloseAsync()
    {
        _admission.Close(() => new ObjectDisposedException(nameof(KinesisProducer)));
        await _admission.FlushAsync().ConfigureAwait(false);
        await _loop.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
    }

    private PendingRecord Check(string partitionKey, ReadOnlyMemory<byte> data, string? explicitHashKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(partitionKey);
        if (partitionKey.Length > MaxPartitionKeyLength)
            throw new ArgumentException($"The partition key has {partitionKey.Length} characters; {MaxPartitionKeyLength} are allowed.", nameof(partitionKey));
        if (!HashKeys.TryOf(partitionKey, explicitHashKey, out var hashKey))
            throw new ArgumentException("The explicit hash key must be a decimal number below 2^128.", nameof(explicitHashKey));
        var record = new PendingRecord(partitionKey, explicitHashKey, hashKey, data);
        if (record.Size > _options.MaxRecordSize)
        {
            throw new ArgumentException(
                $"Data and partition key have {record.Size} bytes; {nameof(ProducerOptions.MaxRecordSize)} allows {_options.MaxRecordSize}.", nameof(data));
        }

        return record;
    }
}
