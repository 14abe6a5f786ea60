using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Producer;

/// <summary>The two calls that a producer makes, bound to its stream.</summary>
/// <param name="stream">The stream's name or ARN.</param>
/// <param name="putRecords">The client's PutRecords.</param>
/// <param name="listShards">The client's ListShards.</param>
internal sealed class StreamCalls(
    string stream,
    Func<PutRecordsRequest, CancellationToken, Task<PutRecordsResponse>> putRecords,
    Func<ListShardsRequest, CancellationToken, Task<ListShardsResponse>> listShards)
{
    // A name cannot hold a colon.
    private readonly string? _name = stream.Contains(':', StringComparison.Ordinal) ? null : stream;
    private readonly string? _arn = stream.Contains(':', StringComparison.Ordinal) ? stream : null;

    public StreamCalls(KinesisClient client, string stream)
        : this(stream, client.PutRecordsAsync, client.ListShardsAsync)
    {
    }

    public string Stream => stream;

    public Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequestEntry[] records, CancellationToken cancellationToken) =>
        putRecords(new() { StreamName = _name, StreamARN = _arn, Records = records }, cancellationToken);

    /// <summary>The shards that are open now.</summary>
    public async Task<ShardMap> ListOpenShardsAsync(CancellationToken cancellationToken)
    {
        List<Shard> shards = [];
        ListShardsRequest? request = new() { StreamName = _name, StreamARN = _arn, ShardFilter = new() { Type = ShardFilterType.AtLatest } };
        while (request is not null)
        {
            var page = await listShards(request, cancellationToken).ConfigureAwait(false);
            shards.AddRange(page.Shards ?? []);
            request = page.NextToken is null ? null : new() { NextToken = page.NextToken };
        }

        return new ShardMap(shards);
    }
}
