using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeImport: describes an import.</summary>
/// <remarks>Errors: ImportNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeImport", Resource = "import", ReadOnly = true)]
public sealed partial record DescribeImportRequest : IRequest<DescribeImportResponse>
{
    /// <summary>The import's ARN.</summary>
    [Shape(typeof(ImportArn))]
    public required string ImportArn { get; init; }
}

/// <summary>The answer of DescribeImport.</summary>
[Structure]
public sealed partial record DescribeImportResponse
{
    /// <summary>The import.</summary>
    public required ImportTableDescription ImportTableDescription { get; init; }
}
