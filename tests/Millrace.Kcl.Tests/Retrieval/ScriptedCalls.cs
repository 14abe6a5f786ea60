using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Millrace.Client;
using Millrace.Kcl.Retrieval;
using Millrace.Model.Kinesis;
using Record = Millrace.Model.Kinesis.Record;

namespace Millrace.Kcl.Tests.Retrieval;

/// <summary>Calls of Kinesis whose answers a test writes, one after another; a call without one waits until it is written.</summary>
internal sealed class ScriptedCalls : IRetrievalCalls
{
    private readonly Channel<Func<CancellationToken, Task<GetRecordsResponse>>> _reads = Channel.CreateUnbounded<Func<CancellationToken, Task<GetRecordsResponse>>>();
    private readonly Channel<ChannelReader<SubscribeToShardEvent>> _subscriptions = Channel.CreateUnbounded<ChannelReader<SubscribeToShardEvent>>();

    private ChannelReader<SubscribeToShardEvent>? _reading;

    public ConcurrentQueue<GetShardIteratorRequest> Iterators { get; } = [];

    public ConcurrentQueue<GetRecordsRequest> Reads { get; } = [];

    public ConcurrentQueue<SubscribeToShardRequest> Subscriptions { get; } = [];

    /// <summary>How many events of the subscription were not read off it.</summary>
    public int Unread => _reading?.Count ?? 0;

    public ConcurrentQueue<string> Registered { get; } = [];

    /// <summary>The looks that still find the consumer CREATING; null for no consumer at all.</summary>
    public int? Creating { get; set; } = 0;

    public bool StreamExists { get; set; } = true;

    /// <summary>A record whose data is its number.</summary>
    public static Record Of(long number, int size = 0) => new()
    {
        SequenceNumber = number.ToString(CultureInfo.InvariantCulture),
        PartitionKey = "k",
        Data = size > 0 ? new byte[size] : Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)),
        ApproximateArrivalTimestamp = DateTimeOffset.UnixEpoch,
    };

    public static ServiceError Error(string code) => new(code, "Told to fail.", "id", HttpStatusCode.BadRequest, null);

    public static ChildShard Child(string shardId, params string[] parents) => new()
    {
        ShardId = shardId,
        ParentShards = parents,
        HashKeyRange = new() { StartingHashKey = "0", EndingHashKey = "1" },
    };

    public void Answer(GetRecordsResponse answer) => _reads.Writer.TryWrite(_ => Task.FromResult(answer));

    public void Answer(string? next, long? behind, params long[] numbers) =>
        Answer(new GetRecordsResponse { Records = [.. numbers.Select(number => Of(number))], NextShardIterator = next, MillisBehindLatest = behind });

    public void Fail(Exception fault) => _reads.Writer.TryWrite(_ => Task.FromException<GetRecordsResponse>(fault));

    /// <summary>Answers a read never.</summary>
    public void Hang() => _reads.Writer.TryWrite(async cancelled =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancelled);
        throw new InvalidOperationException("It was not called off.");
    });

    /// <summary>The next subscription, whose events a test writes. Completing it ends the subscription.</summary>
    public ChannelWriter<SubscribeToShardEvent> Subscribed()
    {
        var events = Channel.CreateUnbounded<SubscribeToShardEvent>();
        _subscriptions.Writer.TryWrite(events.Reader);
        return events.Writer;
    }

    public Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken)
    {
        Iterators.Enqueue(request);
        return Task.FromResult(new GetShardIteratorResponse { ShardIterator = $"new-{Iterators.Count}" });
    }

    public async Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken)
    {
        Reads.Enqueue(request);
        var answer = await _reads.Reader.ReadAsync(cancellationToken);
        return await answer(cancellationToken);
    }

    public async IAsyncEnumerable<SubscribeToShardEvent> SubscribeToShardAsync(
        SubscribeToShardRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Subscriptions.Enqueue(request);
        var events = await _subscriptions.Reader.ReadAsync(cancellationToken);
        _reading = events;
        await foreach (var pushed in events.ReadAllAsync(cancellationToken)) yield return pushed;
    }

    public Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken)
    {
        if (!StreamExists) throw new Client.Kinesis.ResourceNotFoundException(Error("ResourceNotFoundException"));
        return Task.FromResult(new DescribeStreamSummaryResponse
        {
            StreamDescriptionSummary = new()
            {
                StreamName = request.StreamName!,
                StreamARN = "arn:stream",
                StreamStatus = StreamStatus.Active,
                RetentionPeriodHours = 24,
                StreamCreationTimestamp = DateTimeOffset.UnixEpoch,
                EnhancedMonitoring = [],
                OpenShardCount = 1,
            },
        });
    }

    public Task<DescribeStreamConsumerResponse> DescribeStreamConsumerAsync(DescribeStreamConsumerRequest request, CancellationToken cancellationToken)
    {
        if (Creating is not { } left) throw new Client.Kinesis.ResourceNotFoundException(Error("ResourceNotFoundException"));
        if (left > 0) Creating = left - 1;
        return Task.FromResult(new DescribeStreamConsumerResponse
        {
            ConsumerDescription = new()
            {
                ConsumerName = request.ConsumerName ?? "",
                ConsumerARN = $"arn:consumer-{Registered.Count}",
                ConsumerStatus = left > 0 ? ConsumerStatus.Creating : ConsumerStatus.Active,
                ConsumerCreationTimestamp = DateTimeOffset.UnixEpoch,
                StreamARN = "arn:stream",
            },
        });
    }

    public Task<RegisterStreamConsumerResponse> RegisterStreamConsumerAsync(RegisterStreamConsumerRequest request, CancellationToken cancellationToken)
    {
        Registered.Enqueue(request.ConsumerName);
        Creating = 1;
        return Task.FromResult(new RegisterStreamConsumerResponse
        {
            Consumer = new()
            {
                ConsumerName = request.ConsumerName,
                ConsumerARN = $"arn:consumer-{Registered.Count}",
                ConsumerStatus = ConsumerStatus.Creating,
                ConsumerCreationTimestamp = DateTimeOffset.UnixEpoch,
            },
        });
    }
}
