using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An export.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ExportDescription")]
public sealed partial record ExportDescription
{
    /// <summary>The export's ARN.</summary>
    [Shape(typeof(ExportArn))]
    public string? ExportArn { get; init; }

    /// <summary>One of <see cref="DynamoDB.ExportStatus"/>.</summary>
    [Shape(typeof(ExportStatus))]
    public string? ExportStatus { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The name of the list of files.</summary>
    public string? ExportManifest { get; init; }

    /// <summary>The table's ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableArn { get; init; }

    /// <summary>The table's unique id.</summary>
    [Shape(typeof(TableId))]
    public string? TableId { get; init; }

    /// <summary>The moment as of which the table is exported.</summary>
    public DateTimeOffset? ExportTime { get; init; }

    /// <summary>Makes the call idempotent.</summary>
    [Shape(typeof(ClientToken))]
    public string? ClientToken { get; init; }

    /// <summary>The bucket.</summary>
    [Shape(typeof(S3Bucket))]
    public string? S3Bucket { get; init; }

    /// <summary>The account that owns the bucket.</summary>
    [Shape(typeof(S3BucketOwner))]
    public string? S3BucketOwner { get; init; }

    /// <summary>What the names of the files begin with.</summary>
    [Shape(typeof(S3Prefix))]
    public string? S3Prefix { get; init; }

    /// <summary>How the files are encrypted; one of <see cref="DynamoDB.S3SseAlgorithm"/>.</summary>
    [Shape(typeof(S3SseAlgorithm))]
    public string? S3SseAlgorithm { get; init; }

    /// <summary>The key that the files are encrypted with.</summary>
    [Shape(typeof(S3SseKmsKeyId))]
    public string? S3SseKmsKeyId { get; init; }

    /// <summary>The code of the failure.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The text of the failure.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>The format of the items; one of <see cref="DynamoDB.ExportFormat"/>.</summary>
    [Shape(typeof(ExportFormat))]
    public string? ExportFormat { get; init; }

    /// <summary>The size that is paid for.</summary>
    [Shape(typeof(BilledSizeBytes))]
    public long? BilledSizeBytes { get; init; }

    /// <summary>How many items there are.</summary>
    [Shape(typeof(ItemCount))]
    public long? ItemCount { get; init; }

    /// <summary>All items or changes; one of <see cref="DynamoDB.ExportType"/>.</summary>
    [Shape(typeof(ExportType))]
    public string? ExportType { get; init; }

    /// <summary>Which changes are exported.</summary>
    public IncrementalExportSpecification? IncrementalExportSpecification { get; init; }
}
