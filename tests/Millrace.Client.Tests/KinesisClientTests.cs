using Amazon.Runtime;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;
using Millrace.Server.Tests;

namespace Millrace.Client.Tests;

/// <summary>The client against the server: every operation, and errors that the server raises.</summary>
public sealed class KinesisClientTests : IAsyncLifetime
{
    private ServerProcess _server = null!;
    private KinesisClient _client = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        _client = Clients.At(_server.Endpoint.OriginalString);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_is_made_listed_described_and_deleted()
    {
        await _client.CreateStreamAsync(
            new CreateStreamRequest { StreamName = "s", ShardCount = 3, Tags = new Dictionary<string, string> { ["a"] = "b" } }, Ending);
        var summary = await _client.WaitUntilStreamExistsAsync("s", cancellationToken: Ending);
        var listed = await _client.ListStreamsAsync(new ListStreamsRequest(), Ending);
        var described = (await _client.DescribeStreamAsync(new DescribeStreamRequest { StreamARN = summary.StreamARN }, Ending)).StreamDescription;
        var page = await _client.ListShardsAsync(new ListShardsRequest { StreamName = "s", MaxResults = 2 }, Ending);
        var rest = await _client.ListShardsAsync(new ListShardsRequest { NextToken = page.NextToken }, Ending);
        await _client.DeleteStreamAsync(new DeleteStreamRequest { StreamName = "s" }, Ending);
        await _client.WaitUntilStreamNotExistsAsync("s", cancellationToken: Ending);

        Assert.Equal("arn:aws:kinesis:eu-west-1:000000000000:stream/s", summary.StreamARN);
        Assert.Equal(3, summary.OpenShardCount);
        Assert.InRange(summary.StreamCreationTimestamp!.Value, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5));
        Assert.Equal(["s"], listed.StreamNames);
        Assert.False(listed.HasMoreStreams);
        Assert.Equal(described.Shards, page.Shards!.Concat(rest.Shards!));
        Assert.Null(rest.NextToken);
    }

    [Fact]
    public async Task Records_of_any_bytes_come_back_as_they_were()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        await _client.CreateStreamAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1 }, Ending);
        await _client.WaitUntilStreamExistsAsync("s", cancellationToken: Ending);

        var one = await _client.PutRecordAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "schlüssel ☃", Data = bytes }, Ending);
        var many = await _client.PutRecordsAsync(new PutRecordsRequest
        {
            StreamName = "s",
            Records = [new() { PartitionKey = "empty", Data = ReadOnlyMemory<byte>.Empty }, new() { PartitionKey = "k", ExplicitHashKey = "0", Data = "x"u8.ToArray() }],
        }, Ending);
        var start = await _client.GetShardIteratorAsync(new GetShardIteratorRequest
        {
            StreamName = "s", ShardId = one.ShardId, ShardIteratorType = ShardIteratorType.AtSequenceNumber, StartingSequenceNumber = one.SequenceNumber,
        }, Ending);
        var read = await _client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = start.ShardIterator! }, Ending);

        Assert.Equal(0, many.FailedRecordCount);
        Assert.Equal([one.SequenceNumber, .. many.Records.Select(r => r.SequenceNumber)], read.Records.Select(r => r.SequenceNumber));
        Assert.Equal(["schlüssel ☃", "empty", "k"], read.Records.Select(r => r.PartitionKey));
        Assert.Equal(bytes, read.Records[0].Data!.Value.ToArray());
        Assert.Equal(0, read.Records[1].Data!.Value.Length);
        Assert.Equal(0, read.MillisBehindLatest);
        Assert.NotNull(read.NextShardIterator);
    }

    [Fact]
    public async Task The_servers_errors_are_exceptions_by_type()
    {
        await _client.CreateStreamAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1 }, Ending);

        var used = await Assert.ThrowsAsync<ResourceInUseException>(() =>
            _client.CreateStreamAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1 }, Ending));
        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() =>
            _client.PutRecordAsync(new PutRecordRequest { StreamName = "t", PartitionKey = "k", Data = new byte[1] }, Ending));
        var iterator = await Assert.ThrowsAsync<InvalidArgumentException>(() =>
            _client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "made-up" }, Ending));
        var invalid = await Assert.ThrowsAsync<ValidationException>(() =>
            _client.DescribeStreamAsync(new DescribeStreamRequest { StreamName = "no spaces" }, Ending));

        Assert.Equal("Stream s under account 000000000000 already exists.", used.Message);
        Assert.Equal("Stream t under account 000000000000 not found.", missing.Message);
        Assert.Equal("Invalid ShardIterator.", iterator.Message);
        Assert.StartsWith("1 validation error detected: ", invalid.Message, StringComparison.Ordinal);
        Assert.All<KinesisException>([used, missing, iterator, invalid], e => Assert.True(Guid.TryParse(e.RequestId, out _)));
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_and_another_region_is_another_place()
    {
        await _client.CreateStreamAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1 }, Ending);
        using var stranger = new KinesisClient(
            new BasicAWSCredentials("test", "wrong"), new KinesisConfig { ServiceURL = _server.Endpoint.OriginalString, AuthenticationRegion = "eu-west-1" });
        using var elsewhere = Clients.At(_server.Endpoint.OriginalString, c => c.AuthenticationRegion = "us-east-1");

        var refused = await Assert.ThrowsAsync<KinesisException>(() => stranger.ListStreamsAsync(new ListStreamsRequest(), Ending));

        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
        Assert.Empty((await elsewhere.ListStreamsAsync(new ListStreamsRequest(), Ending)).StreamNames);
    }
}
