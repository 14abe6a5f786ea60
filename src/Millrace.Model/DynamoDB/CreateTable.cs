using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>CreateTable: makes a table with its indexes.</summary>
/// <remarks>Errors: ResourceInUseException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "CreateTable", Resource = "table")]
public sealed partial record CreateTableRequest : IRequest<CreateTableResponse>
{
    /// <summary>The types of the attributes that keys are made of.</summary>
    public IReadOnlyList<AttributeDefinition>? AttributeDefinitions { get; init; }

    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The key: its HASH attributes, then its RANGE attributes.</summary>
    [Shape(typeof(KeySchema))]
    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>The local secondary indexes.</summary>
    public IReadOnlyList<LocalSecondaryIndex>? LocalSecondaryIndexes { get; init; }

    /// <summary>The global secondary indexes.</summary>
    public IReadOnlyList<GlobalSecondaryIndex>? GlobalSecondaryIndexes { get; init; }

    /// <summary>Provisioned or on demand; one of <see cref="BillingMode"/>.</summary>
    [Shape(typeof(BillingMode))]
    public string? BillingMode { get; init; }

    /// <summary>The units a second of a provisioned table.</summary>
    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    /// <summary>The table's stream.</summary>
    public StreamSpecification? StreamSpecification { get; init; }

    /// <summary>How the table shall be encrypted.</summary>
    public SSESpecification? SSESpecification { get; init; }

    /// <summary>The tags, 50 at most.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>One of <see cref="TableClass"/>.</summary>
    [Shape(typeof(TableClass))]
    public string? TableClass { get; init; }

    /// <summary>Whether the table is kept from being deleted.</summary>
    public bool? DeletionProtectionEnabled { get; init; }

    /// <summary>The throughput that it is ready for at once.</summary>
    public WarmThroughput? WarmThroughput { get; init; }

    /// <summary>A policy to start with, a JSON document.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>The most units a second on demand.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>The global table that a replica is made of.</summary>
    [Shape(typeof(TableArn))]
    public string? GlobalTableSourceArn { get; init; }

    /// <summary>Whether settings are replicated; one of <see cref="GlobalTableSettingsReplicationMode"/>.</summary>
    [Shape(typeof(GlobalTableSettingsReplicationMode))]
    public string? GlobalTableSettingsReplicationMode { get; init; }
}

/// <summary>The answer of CreateTable.</summary>
[Structure]
public sealed partial record CreateTableResponse
{
    /// <summary>The table.</summary>
    public TableDescription? TableDescription { get; init; }
}
