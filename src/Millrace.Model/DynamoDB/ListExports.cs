using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ListExports: lists exports.</summary>
/// <remarks>Errors: LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "ListExports", Resource = "*", ReadOnly = true)]
public sealed partial record ListExportsRequest : IRequest<ListExportsResponse>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableArn { get; init; }

    /// <summary>The most entries to return.</summary>
    [Shape(typeof(ListExportsMaxLimit))]
    public int? MaxResults { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }
}

/// <summary>The answer of ListExports.</summary>
[Structure]
public sealed partial record ListExportsResponse
{
    /// <summary>The exports.</summary>
    public IReadOnlyList<ExportSummary>? ExportSummaries { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }
}
