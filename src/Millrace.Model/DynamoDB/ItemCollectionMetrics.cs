using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The size of an item collection: the items with one partition key, and their index entries.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ItemCollectionMetrics")]
public sealed partial record ItemCollectionMetrics
{
    /// <summary>The partition key of the item collection.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? ItemCollectionKey { get; init; }

    /// <summary>The least and the largest size, in GB.</summary>
    public IReadOnlyList<double>? SizeEstimateRangeGB { get; init; }
}
