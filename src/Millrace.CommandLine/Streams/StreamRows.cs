using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.Client.Kinesis;
using Millrace.CommandLine.Clients;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary>Streams and shards as the verbs show them.</summary>
internal static class StreamRows
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>A stream.</summary>
    public static JsonObject Of(StreamDescriptionSummary stream) => new()
    {
        ["name"] = stream.StreamName,
        ["status"] = stream.StreamStatus,
        ["mode"] = ModeOf(stream.StreamModeDetails),
        ["shards"] = stream.OpenShardCount,
        ["retentionHours"] = stream.RetentionPeriodHours,
        ["consumers"] = stream.ConsumerCount ?? 0,
        ["arn"] = stream.StreamARN,
        ["created"] = TimeOf(stream.StreamCreationTimestamp),
    };

    /// <summary>A shard.</summary>
    public static JsonObject Of(Shard shard)
    {
        var range = HashRange.From(shard.HashKeyRange);
        return new()
        {
            ["id"] = shard.ShardId,
            ["open"] = shard.SequenceNumberRange.EndingSequenceNumber is null,
            ["parents"] = new JsonArray([.. new[] { shard.ParentShardId, shard.AdjacentParentShardId }.OfType<string>().Select(static id => JsonValue.Create(id))]),
            ["startingHashKey"] = shard.HashKeyRange.StartingHashKey,
            ["endingHashKey"] = shard.HashKeyRange.EndingHashKey,
            ["share"] = Math.Round((double)(range.End - range.Start) / (double)UInt128.MaxValue, 4),
        };
    }

    /// <summary>An instant, as ISO 8601 has it; null for none.</summary>
    public static string? TimeOf(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whether a stream is on demand, in the words of the command line.</summary>
    public static string ModeOf(StreamModeDetails? mode) => mode?.StreamMode == StreamMode.OnDemand ? "on-demand" : "provisioned";

    /// <summary>All shards of a stream, or those that a filter names.</summary>
    public static Task<List<Shard>> ShardsAsync(this KinesisClient kinesis, string stream, ShardFilter? filter, CancellationToken cancellationToken) => Paging.ReadAllAsync<Shard>(async token =>
    {
        var page = await kinesis.ListShardsAsync(token is null ? new ListShardsRequest { StreamName = stream, ShardFilter = filter } : new ListShardsRequest { NextToken = token }, cancellationToken);
        return (page.Shards, page.NextToken);
    });

    /// <summary>The shard that somebody means by its number or its id.</summary>
    /// <exception cref="VerbException">There is none.</exception>
    public static Shard Find(IReadOnlyList<Shard> shards, string stream, string shard)
    {
        var id = shard.All(char.IsAsciiDigit) ? $"shardId-{shard.PadLeft(12, '0')}" : shard;
        return shards.FirstOrDefault(known => known.ShardId == id)
            ?? throw VerbException.NotFound($"stream '{stream}' has no shard '{shard}'; it has {string.Join(", ", shards.Take(8).Select(static known => known.ShardId))}{(shards.Count > 8 ? " and more" : "")}.");
    }

    /// <summary>Waits until a stream is ready, and shows it.</summary>
    public static async Task<int> ShowWhenReadyAsync(this VerbCall call, KinesisClient kinesis, string stream, bool waits)
    {
        var shown = waits
            ? await kinesis.WaitUntilReadyAsync(stream, call.Cancellation)
            : (await kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = stream }, call.Cancellation)).StreamDescriptionSummary;
        call.Output.One(Of(shown));
        return ExitCode.Ok;
    }

    /// <summary>Waits until a stream is ready.</summary>
    public static Task<StreamDescriptionSummary> WaitUntilReadyAsync(this KinesisClient kinesis, string stream, CancellationToken cancellationToken) =>
        kinesis.WaitUntilStreamExistsAsync(stream, new StreamWaitOptions { PollInterval = BetweenLooks }, cancellationToken);

    /// <summary>Waits until a stream is gone.</summary>
    public static Task WaitUntilGoneAsync(this VerbCall call, KinesisClient kinesis, string stream) =>
        kinesis.WaitUntilStreamNotExistsAsync(stream, new StreamWaitOptions { PollInterval = BetweenLooks }, call.Cancellation);
}
