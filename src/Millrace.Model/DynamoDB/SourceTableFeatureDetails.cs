using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A table's indexes and settings as they were.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.SourceTableFeatureDetails")]
public sealed partial record SourceTableFeatureDetails
{
    /// <summary>The local secondary indexes.</summary>
    public IReadOnlyList<LocalSecondaryIndexInfo>? LocalSecondaryIndexes { get; init; }

    /// <summary>The global secondary indexes.</summary>
    public IReadOnlyList<GlobalSecondaryIndexInfo>? GlobalSecondaryIndexes { get; init; }

    /// <summary>The stream.</summary>
    public StreamSpecification? StreamDescription { get; init; }

    /// <summary>When items expire.</summary>
    public TimeToLiveDescription? TimeToLiveDescription { get; init; }

    /// <summary>How the table is encrypted, when with a key of the customer's.</summary>
    public SSEDescription? SSEDescription { get; init; }
}
