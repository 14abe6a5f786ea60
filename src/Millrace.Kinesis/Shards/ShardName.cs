using System.Globalization;

namespace Millrace.Kinesis.Shards;

/// <summary>Shard ids: <c>shardId-</c> and the index in twelve digits (facts/kinesis.md 4.2).</summary>
internal static class ShardName
{
    /// <summary>The canonical id. A negative index, which only a made-up sequence number encodes, is as wide, its sign included.</summary>
    public static string Format(int index) => index < 0
        ? string.Create(CultureInfo.InvariantCulture, $"shardId--{-(long)index:D11}")
        : string.Create(CultureInfo.InvariantCulture, $"shardId-{index:D12}");

    /// <summary>Reads an id as leniently as AWS: what follows the first hyphen, or all of it, in digits up to 2147483647.</summary>
    public static bool TryParse(ReadOnlySpan<char> id, out int index) => int.TryParse(
        id[(id.IndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
