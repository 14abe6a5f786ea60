using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A table as it was.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.SourceTableDetails")]
public sealed partial record SourceTableDetails
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public required string TableName { get; init; }

    /// <summary>The table's unique id.</summary>
    [Shape(typeof(TableId))]
    public required string TableId { get; init; }

    /// <summary>The table's ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableArn { get; init; }

    /// <summary>The size of the table's items in bytes.</summary>
    public long? TableSizeBytes { get; init; }

    /// <summary>The key: its HASH attributes, then its RANGE attributes.</summary>
    [Shape(typeof(KeySchema))]
    public required IReadOnlyList<KeySchemaElement> KeySchema { get; init; }

    /// <summary>When the table was made.</summary>
    public required DateTimeOffset? TableCreationDateTime { get; init; }

    /// <summary>The units a second of a provisioned table.</summary>
    public required ProvisionedThroughput ProvisionedThroughput { get; init; }

    /// <summary>The most units a second on demand.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>How many items there are.</summary>
    [Shape(typeof(ItemCount))]
    public long? ItemCount { get; init; }

    /// <summary>Provisioned or on demand; one of <see cref="BillingMode"/>.</summary>
    [Shape(typeof(BillingMode))]
    public string? BillingMode { get; init; }
}
