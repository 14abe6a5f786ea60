using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Which changes are exported.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.IncrementalExportSpecification")]
public sealed partial record IncrementalExportSpecification
{
    /// <summary>Where the changes begin.</summary>
    public DateTimeOffset? ExportFromTime { get; init; }

    /// <summary>Where the changes end.</summary>
    public DateTimeOffset? ExportToTime { get; init; }

    /// <summary>What is told of a change; one of <see cref="DynamoDB.ExportViewType"/>.</summary>
    [Shape(typeof(ExportViewType))]
    public string? ExportViewType { get; init; }
}
