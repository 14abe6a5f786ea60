using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeExport: describes an export.</summary>
/// <remarks>Errors: ExportNotFoundException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeExport", Resource = "export", ReadOnly = true)]
public sealed partial record DescribeExportRequest : IRequest<DescribeExportResponse>
{
    /// <summary>The export's ARN.</summary>
    [Shape(typeof(ExportArn))]
    public required string ExportArn { get; init; }
}

/// <summary>The answer of DescribeExport.</summary>
[Structure]
public sealed partial record DescribeExportResponse
{
    /// <summary>The export.</summary>
    public ExportDescription? ExportDescription { get; init; }
}
