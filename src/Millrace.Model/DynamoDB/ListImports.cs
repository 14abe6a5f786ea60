using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ListImports: lists imports.</summary>
/// <remarks>Errors: LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "ListImports", Resource = "*", ReadOnly = true)]
public sealed partial record ListImportsRequest : IRequest<ListImportsResponse>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableArn { get; init; }

    /// <summary>The most entries to return.</summary>
    [Shape(typeof(ListImportsMaxLimit))]
    public int? PageSize { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(ImportNextToken))]
    public string? NextToken { get; init; }
}

/// <summary>The answer of ListImports.</summary>
[Structure]
public sealed partial record ListImportsResponse
{
    /// <summary>The imports.</summary>
    public IReadOnlyList<ImportSummary>? ImportSummaryList { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(ImportNextToken))]
    public string? NextToken { get; init; }
}
