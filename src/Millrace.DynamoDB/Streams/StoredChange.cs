using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDBStreams;

namespace Millrace.DynamoDB.Streams;

/// <summary>When a change is made, in epoch milliseconds, and whether because an item had expired.</summary>
internal readonly record struct ChangeMoment(long Now, bool IsExpiry = false);

/// <summary>A change as a stream keeps it.</summary>
internal sealed record StoredChange
{
    /// <summary>When it was, in epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>Whether an item had expired.</summary>
    public required bool IsExpiry { get; init; }

    /// <summary>One of <see cref="OperationType"/>.</summary>
    public required string Event { get; init; }

    public required StoredItem Keys { get; init; }

    public StoredItem? NewImage { get; init; }

    public StoredItem? OldImage { get; init; }

    /// <summary>The change from one item to another, with both images; null for none.</summary>
    public static StoredChange Of(KeyState key, StoredItem? before, StoredItem? after, ChangeMoment moment) => new()
    {
        Time = moment.Now,
        IsExpiry = moment.IsExpiry,
        Event = (before, after) switch
        {
            (null, _) => OperationType.Insert,
            (_, null) => OperationType.Remove,
            _ => OperationType.Modify,
        },
        Keys = StoredItem.Of(ItemKeys.Of(key, (after ?? before!).Attributes)),
        NewImage = after,
        OldImage = before,
    };
}
