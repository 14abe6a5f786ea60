using Millrace.DynamoDB.Items;
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
}
