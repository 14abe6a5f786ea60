using System.Text;
using Microsoft.Extensions.Time.Testing;
using Millrace.Kinesis.Accounts;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Operations;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Memory;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests;

/// <summary>Kinesis over stores in memory and a clock that stands still, called without a wire.</summary>
internal sealed class TestKinesis : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-central-1";

    private TestKinesis(KinesisRoom room, FakeTimeProvider time, IRecordLogStore logs, IStateStore state)
    {
        Room = room;
        Time = time;
        Logs = logs;
        State = state;
    }

    public static DateTimeOffset Start { get; } = new(2026, 1, 22, 1, 22, 2, 500, TimeSpan.Zero);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public KinesisRoom Room { get; private set; }

    public FakeTimeProvider Time { get; }

    public IRecordLogStore Logs { get; }

    public IStateStore State { get; }

    public long Now => Room.Now;

    /// <summary>The ARN of a stream.</summary>
    public static string Arn(string name) => new StreamKey(Account, Region, name).Arn;

    public static async Task<TestKinesis> OpenAsync(
        KinesisOptions? options = null,
        Func<IRecordLogStore, IRecordLogStore>? logs = null,
        Func<TimeProvider, IRecordLogStore>? openLogs = null,
        Func<IStateStore, IStateStore>? state = null)
    {
        var time = new FakeTimeProvider(Start);
        var memory = openLogs?.Invoke(time) ?? new MemoryRecordLogStore(time);
        if (logs is not null) memory = logs(memory);
        IStateStore store = new MemoryStateStore();
        if (state is not null) store = state(store);
        return new TestKinesis(await OpenRoomAsync(options ?? new KinesisOptions(), memory, store, time), time, memory, store);
    }

    /// <summary>Closes everything but the stores and opens it again some time later, as a restart does.</summary>
    public async Task ReopenAsync(TimeSpan later = default)
    {
        await CloseRoomAsync();
        Time.Advance(later);
        Room = await OpenRoomAsync(Room.Options, Logs, State, Time);
    }

    public async Task CreateAsync(string name, int shards, string region = Region, string account = Account) =>
        await SendAsync(new CreateStreamRequest { StreamName = name, ShardCount = shards }, region, account);

    /// <summary>Adds a stream with shards in a state that only later operations bring about.</summary>
    public async Task AddAsync(string name, params ShardState[] shards)
    {
        using var turn = await Room.Streams.BeginChangeAsync(Cancellation);
        await Room.Streams.AddAsync(new StreamKey(Account, Region, name), new StreamState
        {
            Incarnation = Guid.NewGuid(),
            CreatedAt = shards.Min(shard => shard.OpenedAt),
            Status = StreamStatus.Active,
            Mode = StreamMode.Provisioned,
            Shards = shards,
        });
    }

    /// <summary>Changes what a stream's state says.</summary>
    public async Task ChangeAsync(string name, Func<StreamState, StreamState> change)
    {
        using var turn = await Room.Streams.BeginChangeAsync(Cancellation);
        var stream = Room.Streams.Find(new StreamKey(Account, Region, name));
        await Room.Streams.ChangeAsync(stream, change(stream.State));
    }

    /// <summary>Commits the account to a minimum throughput.</summary>
    public Task<UpdateAccountSettingsResponse> CommitAsync() => SendAsync(new UpdateAccountSettingsRequest
    {
        MinimumThroughputBillingCommitment = new() { Status = MinimumThroughputBillingCommitmentInputStatus.Enabled },
    });

    public Task SplitAsync(string stream, int shard, UInt128 at) => SendAsync(
        new SplitShardRequest { StreamName = stream, ShardToSplit = ShardName.Format(shard), NewStartingHashKey = $"{at}" });

    public Task MergeAsync(string stream, int lower, int upper) => SendAsync(
        new MergeShardsRequest { StreamName = stream, ShardToMerge = ShardName.Format(lower), AdjacentShardToMerge = ShardName.Format(upper) });

    public Task<UpdateShardCountResponse> ScaleAsync(string stream, int count) => SendAsync(
        new UpdateShardCountRequest { StreamName = stream, TargetShardCount = count, ScalingType = ScalingType.UniformScaling });

    public Task SwitchModeAsync(string stream, string mode) => SendAsync(new UpdateStreamModeRequest
    {
        StreamARN = new StreamKey(Account, Region, stream).Arn,
        StreamModeDetails = new StreamModeDetails { StreamMode = mode },
    });

    public async Task<string> StatusAsync(string stream) =>
        (await SendAsync(new DescribeStreamSummaryRequest { StreamName = stream })).StreamDescriptionSummary.StreamStatus;

    /// <summary>The shards as they are listed, closed ones included.</summary>
    public async Task<IReadOnlyList<Shard>> ShardsAsync(string stream) =>
        (await SendAsync(new ListShardsRequest { StreamName = stream })).Shards!;

    /// <summary>Waits until what is due has been done.</summary>
    public async Task WaitUntilActiveAsync(string stream)
    {
        while (await StatusAsync(stream) != StreamStatus.Active)
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public Task<PutRecordResponse> PutAsync(string stream, string data, string key = "k") =>
        SendAsync(new PutRecordRequest { StreamName = stream, PartitionKey = key, Data = Encoding.UTF8.GetBytes(data) });

    public async Task<string> IteratorAsync(string stream, string type, int shard = 0, string? number = null, DateTimeOffset? timestamp = null)
    {
        var answer = await SendAsync(new GetShardIteratorRequest
        {
            StreamName = stream,
            ShardId = ShardName.Format(shard),
            ShardIteratorType = type,
            StartingSequenceNumber = number,
            Timestamp = timestamp,
        });
        return answer.ShardIterator!;
    }

    public Task<GetRecordsResponse> ReadAsync(string iterator, int? limit = null) =>
        SendAsync(new GetRecordsRequest { ShardIterator = iterator, Limit = limit });

    public async Task<string[]> ReadTextsAsync(string iterator, int? limit = null) =>
        [.. (await ReadAsync(iterator, limit)).Records.Select(record => Encoding.UTF8.GetString(record.Data!.Value.Span))];

    public Task<NoOutput> SendAsync(CreateStreamRequest request, string region = Region, string account = Account) =>
        CallAsync(new CreateStream(Room), request, region, account);

    public Task<NoOutput> SendAsync(DeleteStreamRequest request, string region = Region, string account = Account) =>
        CallAsync(new DeleteStream(Room), request, region, account);

    public Task<DescribeStreamResponse> SendAsync(DescribeStreamRequest request, string region = Region, string account = Account) =>
        CallAsync(new DescribeStream(Room), request, region, account);

    public Task<DescribeStreamSummaryResponse> SendAsync(DescribeStreamSummaryRequest request, string region = Region, string account = Account) =>
        CallAsync(new DescribeStreamSummary(Room), request, region, account);

    public Task<ListStreamsResponse> SendAsync(ListStreamsRequest request, string region = Region, string account = Account) =>
        CallAsync(new ListStreams(Room), request, region, account);

    public Task<ListShardsResponse> SendAsync(ListShardsRequest request, string region = Region, string account = Account) =>
        CallAsync(new ListShards(Room), request, region, account);

    public Task<PutRecordResponse> SendAsync(PutRecordRequest request, string region = Region, string account = Account) =>
        CallAsync(new PutRecord(Room), request, region, account);

    public Task<PutRecordsResponse> SendAsync(PutRecordsRequest request, string region = Region, string account = Account) =>
        CallAsync(new PutRecords(Room), request, region, account);

    public Task<GetShardIteratorResponse> SendAsync(GetShardIteratorRequest request, string region = Region, string account = Account) =>
        CallAsync(new GetShardIterator(Room), request, region, account);

    public Task<GetRecordsResponse> SendAsync(GetRecordsRequest request, string region = Region, string account = Account) =>
        CallAsync(new GetRecords(Room), request, region, account);

    public Task<NoOutput> SendAsync(AddTagsToStreamRequest request, string region = Region, string account = Account) =>
        CallAsync(new AddTagsToStream(Room), request, region, account);

    public Task<NoOutput> SendAsync(DecreaseStreamRetentionPeriodRequest request, string region = Region, string account = Account) =>
        CallAsync(new DecreaseStreamRetentionPeriod(Room), request, region, account);

    public Task<NoOutput> SendAsync(DeleteResourcePolicyRequest request, string region = Region, string account = Account) =>
        CallAsync(new DeleteResourcePolicy(Room), request, region, account);

    public Task<DescribeAccountSettingsResponse> SendAsync(
        DescribeAccountSettingsRequest request, string region = Region, string account = Account) =>
        CallAsync(new DescribeAccountSettings(Room), request, region, account);

    public Task<DescribeLimitsResponse> SendAsync(DescribeLimitsRequest request, string region = Region, string account = Account) =>
        CallAsync(new DescribeLimits(Room), request, region, account);

    public Task<EnhancedMonitoringResponse> SendAsync(
        DisableEnhancedMonitoringRequest request, string region = Region, string account = Account) =>
        CallAsync(new DisableEnhancedMonitoring(Room), request, region, account);

    public Task<EnhancedMonitoringResponse> SendAsync(
        EnableEnhancedMonitoringRequest request, string region = Region, string account = Account) =>
        CallAsync(new EnableEnhancedMonitoring(Room), request, region, account);

    public Task<GetResourcePolicyResponse> SendAsync(GetResourcePolicyRequest request, string region = Region, string account = Account) =>
        CallAsync(new GetResourcePolicy(Room), request, region, account);

    public Task<NoOutput> SendAsync(IncreaseStreamRetentionPeriodRequest request, string region = Region, string account = Account) =>
        CallAsync(new IncreaseStreamRetentionPeriod(Room), request, region, account);

    public Task<ListTagsForResourceResponse> SendAsync(
        ListTagsForResourceRequest request, string region = Region, string account = Account) =>
        CallAsync(new ListTagsForResource(Room), request, region, account);

    public Task<ListTagsForStreamResponse> SendAsync(ListTagsForStreamRequest request, string region = Region, string account = Account) =>
        CallAsync(new ListTagsForStream(Room), request, region, account);

    public Task<NoOutput> SendAsync(PutResourcePolicyRequest request, string region = Region, string account = Account) =>
        CallAsync(new PutResourcePolicy(Room), request, region, account);

    public Task<NoOutput> SendAsync(RemoveTagsFromStreamRequest request, string region = Region, string account = Account) =>
        CallAsync(new RemoveTagsFromStream(Room), request, region, account);

    public Task<NoOutput> SendAsync(StartStreamEncryptionRequest request, string region = Region, string account = Account) =>
        CallAsync(new StartStreamEncryption(Room), request, region, account);

    public Task<NoOutput> SendAsync(StopStreamEncryptionRequest request, string region = Region, string account = Account) =>
        CallAsync(new StopStreamEncryption(Room), request, region, account);

    public Task<NoOutput> SendAsync(TagResourceRequest request, string region = Region, string account = Account) =>
        CallAsync(new TagResource(Room), request, region, account);

    public Task<NoOutput> SendAsync(UntagResourceRequest request, string region = Region, string account = Account) =>
        CallAsync(new UntagResource(Room), request, region, account);

    public Task<UpdateAccountSettingsResponse> SendAsync(
        UpdateAccountSettingsRequest request, string region = Region, string account = Account) =>
        CallAsync(new UpdateAccountSettings(Room), request, region, account);

    public Task<NoOutput> SendAsync(UpdateMaxRecordSizeRequest request, string region = Region, string account = Account) =>
        CallAsync(new UpdateMaxRecordSize(Room), request, region, account);

    public Task<UpdateStreamWarmThroughputResponse> SendAsync(
        UpdateStreamWarmThroughputRequest request, string region = Region, string account = Account) =>
        CallAsync(new UpdateStreamWarmThroughput(Room), request, region, account);

    public Task<RegisterStreamConsumerResponse> SendAsync(RegisterStreamConsumerRequest request, string region = Region, string account = Account) =>
        CallAsync(new RegisterStreamConsumer(Room), request, region, account);

    public Task<NoOutput> SendAsync(DeregisterStreamConsumerRequest request, string region = Region, string account = Account) =>
        CallAsync(new DeregisterStreamConsumer(Room), request, region, account);

    public Task<DescribeStreamConsumerResponse> SendAsync(DescribeStreamConsumerRequest request, string region = Region, string account = Account) =>
        CallAsync(new DescribeStreamConsumer(Room), request, region, account);

    public Task<ListStreamConsumersResponse> SendAsync(ListStreamConsumersRequest request, string region = Region, string account = Account) =>
        CallAsync(new ListStreamConsumers(Room), request, region, account);

    public static string StreamArn(string stream) => $"arn:aws:kinesis:{Region}:{Account}:stream/{stream}";

    /// <summary>Registers a consumer.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> RegisterAsync(string stream, string consumer) =>
        (await SendAsync(new RegisterStreamConsumerRequest { StreamARN = StreamArn(stream), ConsumerName = consumer })).Consumer.ConsumerARN;

    public Task<OpenSubscription> SubscribeAsync(
        string consumerArn, string type = ShardIteratorType.TrimHorizon, string shard = "0", string? number = null, DateTimeOffset? timestamp = null) =>
        OpenSubscription.OpenAsync(new SubscribeToShard(Room), new SubscribeToShardRequest
        {
            ConsumerARN = consumerArn,
            ShardId = shard,
            StartingPosition = new StartingPosition { Type = type, SequenceNumber = number, Timestamp = timestamp },
        });
    public Task<NoOutput> SendAsync(SplitShardRequest request, string region = Region, string account = Account) =>
        CallAsync(new SplitShard(Room), request, region, account);

    public Task<NoOutput> SendAsync(MergeShardsRequest request, string region = Region, string account = Account) =>
        CallAsync(new MergeShards(Room), request, region, account);

    public Task<UpdateShardCountResponse> SendAsync(UpdateShardCountRequest request, string region = Region, string account = Account) =>
        CallAsync(new UpdateShardCount(Room), request, region, account);

    public Task<NoOutput> SendAsync(UpdateStreamModeRequest request, string region = Region, string account = Account) =>
        CallAsync(new UpdateStreamMode(Room), request, region, account);

    public async ValueTask DisposeAsync()
    {
        await CloseRoomAsync();
        await Logs.DisposeAsync();
        await State.DisposeAsync();
    }

    private static async Task<KinesisRoom> OpenRoomAsync(KinesisOptions options, IRecordLogStore logs, IStateStore state, FakeTimeProvider time)
    {
        var streams = await StreamRegistry.OpenAsync(logs, state, time, Cancellation);
        var seal = await TokenSeal.OpenAsync(state, Cancellation);
        var current = new CurrentOptions(options);
        return new KinesisRoom(current, streams, new Trimming(streams, current, time), new AccountStore(state), seal, time);
    }

    private async Task CloseRoomAsync()
    {
        await Room.Trimming.DisposeAsync();
        await Room.Streams.DisposeAsync();
    }

    private static async Task<TResponse> CallAsync<TRequest, TResponse>(
        IOperationHandler<TRequest, TResponse> handler, TRequest request, string region, string account)
    {
        var caller = new Caller(account, $"arn:aws:iam::{account}:root", account, "test");

        // What a page lends is copied by no test before the call is over, so the context is left to the collector.
        var context = new RequestContext("request", caller, region);
        return await handler.HandleAsync(request, context, Cancellation);
    }
}
