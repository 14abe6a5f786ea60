using System.Text;
using Millrace.Client.Administration;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;
using Millrace.Server.Tests;

namespace Millrace.Client.Tests;

/// <summary>Fan-out by the client against the server.</summary>
public sealed class SubscribeToShardTests : IAsyncLifetime
{
    private ServerProcess _server = null!;
    private KinesisClient _client = null!;
    private string _consumer = "";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        _client = Clients.At(_server.Endpoint.OriginalString);
        await _client.CreateStreamAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1 }, Ending);
        await _client.WaitUntilStreamExistsAsync("s", cancellationToken: Ending);
        _consumer = await RegisterAsync("c");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Records_are_pushed_in_order_and_an_event_keeps_its_bytes()
    {
        var large = new byte[600_000];
        new Random(1).NextBytes(large);
        await using var events = Subscribe().GetAsyncEnumerator(Ending);
        var opened = events.MoveNextAsync();
        await PutAsync("first"u8.ToArray());
        Assert.True(await opened);
        var first = events.Current;
        await PutAsync(large);
        await PutAsync("last"u8.ToArray());
        var rest = new List<Model.Kinesis.Record>();
        while (rest.Count < 2 && await events.MoveNextAsync()) rest.AddRange(events.Current.Records);

        Assert.Equal("first", Encoding.UTF8.GetString(Assert.Single(first.Records).Data!.Value.Span));
        Assert.NotNull(first.ContinuationSequenceNumber);
        Assert.Equal(large, rest[0].Data!.Value.ToArray());
        Assert.Equal("last", Encoding.UTF8.GetString(rest[1].Data!.Value.Span));
    }

    [Fact]
    public async Task A_closed_shard_ends_the_events_with_its_children()
    {
        await PutAsync("only"u8.ToArray());
        await _client.SplitShardAsync(
            new SplitShardRequest { StreamName = "s", ShardToSplit = "shardId-000000000000", NewStartingHashKey = "170141183460469231731687303715884105728" }, Ending);
        var events = new List<SubscribeToShardEvent>();
        await foreach (var pushed in Subscribe()) events.Add(pushed);

        Assert.Equal(["only"], events.SelectMany(pushed => pushed.Records).Select(record => Encoding.UTF8.GetString(record.Data!.Value.Span)));
        Assert.Equal(["shardId-000000000001", "shardId-000000000002"], events[^1].ChildShards!.Select(child => child.ShardId));
        Assert.Null(events[^1].ContinuationSequenceNumber);
    }

    [Fact]
    public async Task An_idle_subscription_is_heard_of_and_ends_after_five_minutes()
    {
        using var administration = new MillraceAdministration(_server.Endpoint);
        await administration.HoldClockAsync(Ending);
        await using var events = Subscribe().GetAsyncEnumerator(Ending);
        var heard = events.MoveNextAsync().AsTask();
        while (!heard.IsCompleted) await administration.AdvanceClockAsync(TimeSpan.FromSeconds(1), Ending);
        Assert.True(await heard);
        Assert.Empty(events.Current.Records);

        var over = DrainAsync(events);
        while (!over.IsCompleted) await administration.AdvanceClockAsync(TimeSpan.FromSeconds(30), Ending);
        await over;
    }

    [Fact]
    public async Task An_error_before_or_within_the_events_is_an_exception_by_type()
    {
        var unknown = await Assert.ThrowsAsync<ResourceNotFoundException>(() => DrainAsync(Subscribe(_consumer.Replace("/c:", "/d:", StringComparison.Ordinal)).GetAsyncEnumerator(Ending)));
        Assert.True(Guid.TryParse(unknown.RequestId, out _));

        await using var events = Subscribe().GetAsyncEnumerator(Ending);
        await PutAsync("record"u8.ToArray());
        Assert.True(await events.MoveNextAsync());
        await _client.DeregisterStreamConsumerAsync(new DeregisterStreamConsumerRequest { ConsumerARN = _consumer }, Ending);
        var gone = await Assert.ThrowsAsync<ResourceNotFoundException>(() => DrainAsync(events));
        Assert.Contains("not found", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_ends_the_events_and_the_next_subscription_goes_on_after_the_last()
    {
        using var administration = new MillraceAdministration(_server.Endpoint);
        await administration.AddFaultAsync(new FaultRule { Part = "event", Stream = "s", Every = 2, Error = "InternalFailureException", Message = "Asked for." }, Ending);
        await using var events = Subscribe().GetAsyncEnumerator(Ending);
        await PutAsync("first"u8.ToArray());
        Assert.True(await events.MoveNextAsync());
        var last = events.Current.ContinuationSequenceNumber;
        var failing = Assert.ThrowsAsync<InternalFailureException>(() => DrainAsync(events));
        await PutAsync("second"u8.ToArray());
        Assert.Equal("Asked for.", (await failing).Message);

        await foreach (var pushed in _client.SubscribeToShardAsync(new SubscribeToShardRequest
        {
            ConsumerARN = await RegisterAsync("other"),
            ShardId = "shardId-000000000000",
            StartingPosition = new StartingPosition { Type = ShardIteratorType.AfterSequenceNumber, SequenceNumber = last },
        }, Ending))
        {
            Assert.Equal("second", Encoding.UTF8.GetString(Assert.Single(pushed.Records).Data!.Value.Span));
            break;
        }
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_an_event()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ending);
        await PutAsync("record"u8.ToArray());
        await using var events = Subscribe().GetAsyncEnumerator(patience.Token);
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_who_breaks_off_closes_the_connection_at_once(bool afterMuch)
    {
        var connections = new CountedConnections();
        using var client = Clients.At(_server.Endpoint.OriginalString, config => config.HttpClientFactory = connections);
        if (afterMuch)
        {
            for (var i = 0; i < 8; i++) await PutAsync(new byte[1_000_000]);
        }
        else
        {
            await PutAsync("record"u8.ToArray());
        }

        await foreach (var pushed in client.SubscribeToShardAsync(Subscription(_consumer), Ending)) break;
        // Much that is at hand is left to the transport, which gives up on it.
        while (afterMuch && connections.Open > 0) await Task.Delay(TimeSpan.FromMilliseconds(5), Ending);
        Assert.Equal(0, connections.Open);

        // Whoever reads to the end has a connection to use again.
        await client.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = "s" }, Ending);
        await client.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = "s" }, Ending);
        Assert.Equal((1, 2), (connections.Open, connections.Opened));
    }

    private async Task<string> RegisterAsync(string name)
    {
        var stream = await _client.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = "s" }, Ending);
        var registered = await _client.RegisterStreamConsumerAsync(
            new RegisterStreamConsumerRequest { StreamARN = stream.StreamDescriptionSummary.StreamARN, ConsumerName = name }, Ending);
        return registered.Consumer.ConsumerARN;
    }

    private static async Task DrainAsync(IAsyncEnumerator<SubscribeToShardEvent> events)
    {
        while (await events.MoveNextAsync())
        {
        }
    }

    private IAsyncEnumerable<SubscribeToShardEvent> Subscribe(string? consumer = null) => _client.SubscribeToShardAsync(Subscription(consumer ?? _consumer));

    private static SubscribeToShardRequest Subscription(string consumer) => new()
    {
        ConsumerARN = consumer,
        ShardId = "shardId-000000000000",
        StartingPosition = new StartingPosition { Type = ShardIteratorType.TrimHorizon },
    };

    private async Task PutAsync(byte[] data) => await _client.PutRecordAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", Data = data }, Ending);
}
