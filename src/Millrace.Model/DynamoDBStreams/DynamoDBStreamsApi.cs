using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>Amazon DynamoDB Streams, API version 2012-08-10: the table of its operations. Calls are signed and allowed as DynamoDB's.</summary>
[Service(
    "DynamoDBStreams",
    "2012-08-10",
    SigningName = "dynamodb",
    IamPrefix = "dynamodb",
    TargetPrefix = "DynamoDBStreams_20120810",
    JsonVersion = "1.0",
    ErrorNamespace = "com.amazonaws.dynamodb.v20120810",
    InternalError = "InternalServerError",
    HasBodyChecksum = true,
    AcceptsGzip = true)]
public static partial class DynamoDBStreamsApi;
