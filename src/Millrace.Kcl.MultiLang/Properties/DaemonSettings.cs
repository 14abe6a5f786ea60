using Amazon.Runtime;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>What a properties file asks of the daemon.</summary>
internal sealed record DaemonSettings
{
    /// <summary>The child's program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>How the stream is consumed.</summary>
    public required KclOptions Kcl { get; init; }

    /// <summary>The region; null for the SDK's own choice.</summary>
    public string? Region { get; init; }

    /// <summary>The endpoint of Kinesis; null for the SDK's own choice.</summary>
    public Uri? KinesisEndpoint { get; init; }

    /// <summary>The endpoint of DynamoDB; null for the SDK's own choice.</summary>
    public Uri? DynamoDbEndpoint { get; init; }

    /// <summary>The credentials for Kinesis; null for the SDK's own choice.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The credentials for DynamoDB; null for the SDK's own choice.</summary>
    public AWSCredentials? DynamoDbCredentials { get; init; }

    /// <summary>How long the daemon waits for each message of a child; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }
}
