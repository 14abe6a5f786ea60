using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A table that is made from files.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TableCreationParameters")]
public sealed partial record TableCreationParameters
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public required string TableName { get; init; }

    /// <summary>The types of the attributes that keys are made of.</summary>
    public required IReadOnlyList<AttributeDefinition> AttributeDefinitions { get; init; }

    /// <summary>The key: its HASH attributes, then its RANGE attributes.</summary>
    [Shape(typeof(KeySchema))]
    public required IReadOnlyList<KeySchemaElement> KeySchema { get; init; }

    /// <summary>Provisioned or on demand; one of <see cref="BillingMode"/>.</summary>
    [Shape(typeof(BillingMode))]
    public string? BillingMode { get; init; }

    /// <summary>The units a second of a provisioned table.</summary>
    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    /// <summary>The most units a second on demand.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>How the table shall be encrypted.</summary>
    public SSESpecification? SSESpecification { get; init; }

    /// <summary>The global secondary indexes.</summary>
    public IReadOnlyList<GlobalSecondaryIndex>? GlobalSecondaryIndexes { get; init; }
}
