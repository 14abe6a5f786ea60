using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>What a change did to an item.</summary>
[Structure]
public sealed partial record StreamRecord
{
    /// <summary>When it was, in whole seconds.</summary>
    public DateTimeOffset? ApproximateCreationDateTime { get; init; }

    /// <summary>The item's key.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? Keys { get; init; }

    /// <summary>The item as it was afterwards.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? NewImage { get; init; }

    /// <summary>The item as it was before.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? OldImage { get; init; }

    /// <summary>The record's place in its shard.</summary>
    [Shape(typeof(SequenceNumber))]
    public string? SequenceNumber { get; init; }

    /// <summary>The size of the key and the images.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? SizeBytes { get; init; }

    /// <summary>Which images there are; one of <see cref="DynamoDB.StreamViewType"/>.</summary>
    [Shape(typeof(StreamViewType))]
    public string? StreamViewType { get; init; }
}
