namespace Millrace.WebConsole.Leases;

/// <summary>A lease as a table of the Kinesis Client Library has it (facts/dynamodb.md 2.2).</summary>
/// <param name="Key">The shard; in an application of several streams the stream stands before it.</param>
/// <param name="Owner">The worker that holds it; null for nobody.</param>
/// <param name="Counter">What the owner counts up with each renewal.</param>
/// <param name="Checkpoint">Up to where it was read: a sequence number, or a word.</param>
internal sealed record LeaseItem(string Key, string? Owner, string Counter, string Checkpoint)
{
    /// <summary>The checkpoint of a shard that was read to its end.</summary>
    public const string ShardEnd = "SHARD_END";

    /// <summary>The checkpoint of a shard that is read from its oldest record on.</summary>
    public const string TrimHorizon = "TRIM_HORIZON";

    private const string ShardPrefix = "shardId-";

    /// <summary>The shard's id.</summary>
    public string Shard => Key.LastIndexOf(ShardPrefix, StringComparison.Ordinal) is var at and >= 0 ? Key[at..] : Key;

    /// <summary>The name of the stream, where the key has it, as in <c>account:stream:creation:shard</c>.</summary>
    public string? Stream => Key.Split(':') is [_, var stream, _, _] ? stream : null;
}
