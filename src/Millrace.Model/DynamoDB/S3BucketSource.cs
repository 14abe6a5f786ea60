using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Where files are.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.S3BucketSource")]
public sealed partial record S3BucketSource
{
    /// <summary>The account that owns the bucket.</summary>
    [Shape(typeof(S3BucketOwner))]
    public string? S3BucketOwner { get; init; }

    /// <summary>The bucket.</summary>
    [Shape(typeof(S3Bucket))]
    public required string S3Bucket { get; init; }

    /// <summary>What the names of the files begin with.</summary>
    [Shape(typeof(S3Prefix))]
    public string? S3KeyPrefix { get; init; }
}
