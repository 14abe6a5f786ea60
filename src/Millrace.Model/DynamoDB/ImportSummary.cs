using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An import in a list.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ImportSummary")]
public sealed partial record ImportSummary
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

    /// <summary>Where the files are.</summary>
    public S3BucketSource? S3BucketSource { get; init; }

    /// <summary>Where errors are logged.</summary>
    [Shape(typeof(CloudWatchLogGroupArn))]
    public string? CloudWatchLogGroupArn { get; init; }

    /// <summary>The format of files; one of <see cref="DynamoDB.InputFormat"/>.</summary>
    [Shape(typeof(InputFormat))]
    public string? InputFormat { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
