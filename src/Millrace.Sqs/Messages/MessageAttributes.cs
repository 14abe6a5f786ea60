using System.Collections.Frozen;
using System.Globalization;
using Millrace.Model.Sqs;

namespace Millrace.Sqs.Messages;

/// <summary>What a receiver asked to be told of a message.</summary>
internal static class MessageAttributes
{
    private const string All = "All";
    private const string Wildcard = ".*";

    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        All,
        "SenderId",
        "SentTimestamp",
        "ApproximateReceiveCount",
        "ApproximateFirstReceiveTimestamp",
        "SequenceNumber",
        "MessageDeduplicationId",
        "MessageGroupId",
        "AWSTraceHeader",
        "DeadLetterQueueSourceArn");

    /// <summary>Checks that a name is one that can be asked for.</summary>
    public static void CheckName(string name)
    {
        if (!Names.Contains(name)) throw SqsErrors.InvalidAttributeName($"Unknown Attribute {name}.");
    }

    /// <summary>What SQS itself says of a message; null for nothing.</summary>
    public static Dictionary<string, string>? OfSystem(QueuedMessage message, int receives, IReadOnlyList<string> asked)
    {
        if (asked.Count == 0) return null;
        var all = new Dictionary<string, string?>
        {
            ["SenderId"] = message.Stored.SenderId,
            ["SentTimestamp"] = message.Stored.SentAt.ToString(CultureInfo.InvariantCulture),
            ["ApproximateReceiveCount"] = receives.ToString(CultureInfo.InvariantCulture),
            ["ApproximateFirstReceiveTimestamp"] = message.FirstReceivedAt.ToString(CultureInfo.InvariantCulture),
            ["AWSTraceHeader"] = message.Stored.TraceHeader,
            ["MessageGroupId"] = message.Stored.GroupId,
            ["DeadLetterQueueSourceArn"] = message.Stored.DeadLetterSource,
        };
        var told = all.Where(attribute => attribute.Value is not null && (asked.Contains(All) || asked.Contains(attribute.Key)))
            .ToDictionary(static attribute => attribute.Key, static attribute => attribute.Value!);
        return told.Count == 0 ? null : told;
    }

    /// <summary>What the sender said of a message, as far as it was asked for; null for nothing.</summary>
    public static Dictionary<string, StoredAttribute>? Chosen(IReadOnlyDictionary<string, StoredAttribute>? attributes, IReadOnlyList<string> asked)
    {
        var chosen = attributes?.Where(attribute => asked.Any(name => Matches(attribute.Key, name))).ToDictionary();
        return chosen is { Count: > 0 } ? chosen : null;
    }

    /// <summary>An attribute as it goes over the wire.</summary>
    public static MessageAttributeValue Value(StoredAttribute attribute) =>
        new() { DataType = attribute.DataType, StringValue = attribute.Text, BinaryValue = attribute.Bytes is { } bytes ? new ReadOnlyMemory<byte>(bytes) : default(ReadOnlyMemory<byte>?) };

    private static bool Matches(string name, string asked) =>
        asked is All or Wildcard || name == asked || (asked.EndsWith(Wildcard, StringComparison.Ordinal) && name.StartsWith(asked[..^1], StringComparison.Ordinal));
}
