using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An import.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ImportTableDescription")]
public sealed partial record ImportTableDescription
{
    /// <summary>The import's ARN.</summary>
    [Shape(typeof(ImportArn))]
    public string? ImportArn { get; init; }

    /// <summary>One of <see cref="DynamoDB.ImportStatus"/>.</summary>
    [Shape(typeof(ImportStatus))]
    public string? ImportStatus { get; init; }

    /// <summary>The table's ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableArn { get; init; }

    /// <summary>The table's unique id.</summary>
    [Shape(typeof(TableId))]
    public string? TableId { get; init; }

    /// <summary>Makes the call idempotent.</summary>
    [Shape(typeof(ClientToken))]
    public string? ClientToken { get; init; }

    /// <summary>Where the files are.</summary>
    public S3BucketSource? S3BucketSource { get; init; }

    /// <summary>How many errors there were.</summary>
    [Shape(typeof(ErrorCount))]
    public long? ErrorCount { get; init; }

    /// <summary>Where errors are logged.</summary>
    [Shape(typeof(CloudWatchLogGroupArn))]
    public string? CloudWatchLogGroupArn { get; init; }

    /// <summary>The format of files; one of <see cref="DynamoDB.InputFormat"/>.</summary>
    [Shape(typeof(InputFormat))]
    public string? InputFormat { get; init; }

    /// <summary>More about the format.</summary>
    public InputFormatOptions? InputFormatOptions { get; init; }

    /// <summary>How files are compressed; one of <see cref="DynamoDB.InputCompressionType"/>.</summary>
    [Shape(typeof(InputCompressionType))]
    public string? InputCompressionType { get; init; }

    /// <summary>The new table.</summary>
    public TableCreationParameters? TableCreationParameters { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How many bytes were read.</summary>
    public long? ProcessedSizeBytes { get; init; }

    /// <summary>How many items were read.</summary>
    [Shape(typeof(ProcessedItemCount))]
    public long? ProcessedItemCount { get; init; }

    /// <summary>How many items were imported.</summary>
    [Shape(typeof(ImportedItemCount))]
    public long? ImportedItemCount { get; init; }

    /// <summary>The code of the failure.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The text of the failure.</summary>
    public string? FailureMessage { get; init; }
}
