namespace Millrace.Kinesis.Streams;

/// <summary>What tells streams apart: the same name in another region or account is another stream (facts/kinesis.md 4.1).</summary>
internal readonly record struct StreamKey(string AccountId, string Region, string Name)
{
    /// <summary>The stream's ARN.</summary>
    public string Arn => $"arn:{PartitionOf(Region)}:kinesis:{Region}:{AccountId}:stream/{Name}";

    /// <summary>The key of its entry in the state store.</summary>
    public string StateKey => $"{AccountId}/{Region}/{Name}";

    /// <summary>Reads the key of an entry.</summary>
    public static StreamKey OfStateKey(string key) =>
        key.Split('/') is [var account, var region, var name]
            ? new StreamKey(account, region, name)
            : throw new InvalidDataException($"'{key}' is not the key of a stream.");

    private static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}
