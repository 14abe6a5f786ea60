using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Amazon DynamoDB, API version 2012-08-10: the table of its operations.</summary>
[Service(
    "DynamoDB",
    "2012-08-10",
    SigningName = "dynamodb",
    IamPrefix = "dynamodb",
    TargetPrefix = "DynamoDB_20120810",
    JsonVersion = "1.0",
    ErrorNamespace = "com.amazonaws.dynamodb.v20120810",
    InternalError = "InternalServerError",
    HasBodyChecksum = true,
    AcceptsGzip = true)]
public static partial class DynamoDBApi;
