using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ExportTableToPointInTime: writes a table to files.</summary>
/// <remarks>Errors: TableNotFoundException, PointInTimeRecoveryUnavailableException, LimitExceededException, InvalidExportTimeException, ExportConflictException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "ExportTableToPointInTime", Resource = "table")]
public sealed partial record ExportTableToPointInTimeRequest : IRequest<ExportTableToPointInTimeResponse>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableArn { get; init; }

    /// <summary>The moment as of which the table is exported.</summary>
    public DateTimeOffset? ExportTime { get; init; }

    /// <summary>Makes the call idempotent.</summary>
    [Shape(typeof(ClientToken))]
    public string? ClientToken { get; init; }

    /// <summary>The bucket.</summary>
    [Shape(typeof(S3Bucket))]
    public required string S3Bucket { get; init; }

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

    /// <summary>The format of the items; one of <see cref="DynamoDB.ExportFormat"/>.</summary>
    [Shape(typeof(ExportFormat))]
    public string? ExportFormat { get; init; }

    /// <summary>All items or changes; one of <see cref="DynamoDB.ExportType"/>.</summary>
    [Shape(typeof(ExportType))]
    public string? ExportType { get; init; }

    /// <summary>Which changes are exported.</summary>
    public IncrementalExportSpecification? IncrementalExportSpecification { get; init; }
}

/// <summary>The answer of ExportTableToPointInTime.</summary>
[Structure]
public sealed partial record ExportTableToPointInTimeResponse
{
    /// <summary>The export.</summary>
    public ExportDescription? ExportDescription { get; init; }
}
