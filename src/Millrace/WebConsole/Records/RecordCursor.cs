using System.Globalization;

namespace Millrace.WebConsole.Records;

/// <summary>A place in the shards of a stream, as text: <c>0:12,3:400</c> is before position 12 of shard 0 and 400 of shard 3.</summary>
internal static class RecordCursor
{
    private const string ShardPrefix = "shardId-";

    /// <summary>Writes a place.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, long>> positions) => string.Join(
        ',', positions.Select(static position => string.Create(CultureInfo.InvariantCulture, $"{NumberOf(position.Key)}:{position.Value}")));

    /// <summary>Reads a place.</summary>
    /// <exception cref="ConsoleException">It is none.</exception>
    public static Dictionary<string, long> Read(string text)
    {
        var positions = new Dictionary<string, long>();
        foreach (var entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split(':') is not [var shard, var position]
                || !int.TryParse(shard, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            {
                throw ConsoleAnswers.Wrong($"'{text}' is no place in a stream.");
            }

            positions[string.Create(CultureInfo.InvariantCulture, $"{ShardPrefix}{number:D12}")] = at;
        }

        return positions;
    }

    private static int NumberOf(string shard) => int.Parse(shard.AsSpan(ShardPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);
}
