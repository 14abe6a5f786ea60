using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeGlobalTableSettings: describes a global table's settings.</summary>
/// <remarks>Errors: GlobalTableNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeGlobalTableSettings", Resource = "global-table", ReadOnly = true)]
public sealed partial record DescribeGlobalTableSettingsRequest : IRequest<DescribeGlobalTableSettingsResponse>
{
    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public required string GlobalTableName { get; init; }
}

/// <summary>The answer of DescribeGlobalTableSettings.</summary>
[Structure]
public sealed partial record DescribeGlobalTableSettingsResponse
{
    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public string? GlobalTableName { get; init; }

    /// <summary>The settings of the replicas.</summary>
    public IReadOnlyList<ReplicaSettingsDescription>? ReplicaSettings { get; init; }
}
