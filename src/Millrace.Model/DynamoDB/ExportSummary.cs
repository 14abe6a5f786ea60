using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An export in a list.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ExportSummary")]
public sealed partial record ExportSummary
{
    /// <summary>The export's ARN.</summary>
    [Shape(typeof(ExportArn))]
    public string? ExportArn { get; init; }

    /// <summary>One of <see cref="DynamoDB.ExportStatus"/>.</summary>
    [Shape(typeof(ExportStatus))]
    public string? ExportStatus { get; init; }

    /// <summary>All items or changes; one of <see cref="DynamoDB.ExportType"/>.</summary>
    [Shape(typeof(ExportType))]
    public string? ExportType { get; init; }
}
