using System.Reflection;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Server.Tests.Authorization;

/// <summary>Makes a valid request for any operation: each member that is required, or that says what the request is about, gets a value that its constraints allow.</summary>
internal static class SampleRequests
{
    public const string Account = "000000000000";
    public const string Region = "us-east-1";
    public const string Stream = $"arn:aws:kinesis:{Region}:{Account}:stream/orders";
    public const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*"}]}""";

    private const string Table = "leases";
    private const string Select = $"SELECT * FROM \"{Table}\" WHERE leaseKey = 'shard'";
    private const string TableStream = $"arn:aws:dynamodb:{Region}:{Account}:table/{Table}/stream/2026-01-22T01:22:02.500";

    private static readonly Dictionary<string, object> Key = new() { ["leaseKey"] = new Dictionary<string, object> { ["S"] = "shard" } };

    /// <summary>Members that a request needs though its model does not say so.</summary>
    private static readonly HashSet<string> Wanted = ["StreamName", "StreamARN", "ConsumerARN", "ResourceARN", "LogGroupName"];

    /// <summary>The parameters of a sample, by member.</summary>
    public static Dictionary<string, object> Of(Operation operation, string consumerArn, string iterator)
    {
        var request = operation.GetType().GetGenericArguments()[0];
        var sample = new Dictionary<string, object>();
        foreach (var property in request.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var isRequired = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));
            if (!isRequired && !Wanted.Contains(property.Name)) continue;
            if (property.Name == "StreamName" && request.GetProperty("StreamARN") is not null) continue;
            // Of a consumer's two names the ARN is enough.
            if (property.Name == "StreamARN" && request.GetProperty("ConsumerARN") is not null) continue;
            var name = property.GetCustomAttribute<MemberNameAttribute>()?.Name;
            sample[operation.Service.IamPrefix == "logs" && name is not null ? name : property.Name] = Value(operation, property.Name, consumerArn, iterator);
        }

        return sample;
    }

    private static object Value(Operation operation, string member, string consumerArn, string iterator) =>
        operation.Service.IamPrefix switch
        {
            "dynamodb" => TableValue(operation, member),
            "lambda" => FunctionValue(operation, member),
            "sqs" => QueueValue(operation, member),
            "logs" => LogValue(operation, member),
            "cloudwatch" => MetricValue(operation, member),
            _ => StreamOrIdentityValue(operation, member, consumerArn, iterator),
        };

    private static object StreamOrIdentityValue(Operation operation, string member, string consumerArn, string iterator) => member switch
    {
        "StreamName" => "orders",
        "StreamARN" or "ResourceARN" => Stream,
        "ConsumerARN" => consumerArn,
        "ConsumerName" => "app",
        "ShardIterator" => iterator,
        "ShardIteratorType" => "LATEST",
        "StartingPosition" => new Dictionary<string, object> { ["Type"] = "LATEST" },
        "ShardId" or "ShardToSplit" or "ShardToMerge" => "shardId-000000000000",
        "AdjacentShardToMerge" => "shardId-000000000001",
        "NewStartingHashKey" => "7",
        "Data" => "AAEC",
        "PartitionKey" => "k",
        "Records" => new object[] { new Dictionary<string, object> { ["Data"] = "AAEC", ["PartitionKey"] = "k" } },
        "RetentionPeriodHours" => 48,
        "TargetShardCount" => 4,
        "ScalingType" => "UNIFORM_SCALING",
        "EncryptionType" => "KMS",
        "KeyId" => "alias/aws/kinesis",
        "ShardLevelMetrics" => new object[] { "ALL" },
        "StreamModeDetails" => new Dictionary<string, object> { ["StreamMode"] = "PROVISIONED" },
        "MaxRecordSizeInKiB" => 1024,
        "WarmThroughputMiBps" => 10,
        "MinimumThroughputBillingCommitment" => new Dictionary<string, object> { ["Status"] = "ENABLED" },
        "Tags" when operation.Service == IamApi.Service => new object[] { new Dictionary<string, object> { ["Key"] = "k", ["Value"] = "v" } },
        "Tags" => new Dictionary<string, object> { ["k"] = "v" },
        "TagKeys" => new object[] { "k" },
        "Policy" or "PolicyDocument" => Policy,
        "AssumeRolePolicyDocument" =>
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        "PolicyArn" or "PermissionsBoundary" => $"arn:aws:iam::{Account}:policy/kept",
        "PolicySourceArn" or "RoleArn" => $"arn:aws:iam::{Account}:role/kept",
        "ActionNames" => new object[] { "kinesis:PutRecord" },
        "PolicyInputList" => new object[] { Policy },
        "AccessKeyId" => "AKIAIOSFODNN7EXAMPLE",
        "Status" => "Inactive",
        "AWSServiceName" => "lambda.amazonaws.com",
        "DeletionTaskId" => "task/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda/8d0ac1a0-7aa2-4c0b-9f6a-3f8c1f2d5a10",
        "VersionId" => "v1",
        "Description" => "d",
        "AccountAlias" => "millrace",
        "Name" => "device",
        "RoleSessionName" => "session",
        "WebIdentityToken" => "token",
        _ when member.EndsWith("Name", StringComparison.Ordinal) => "kept",
        _ => throw new InvalidOperationException($"{operation.Name} needs a value for {member}."),
    };

    private static object TableValue(Operation operation, string member) => (operation.Name, member) switch
    {
        (_, "TableName") => Table,
        ("DescribeStream" or "GetShardIterator", "StreamArn") => TableStream,
        (_, "StreamArn") => Stream,
        (_, "ShardIterator") => $"{TableStream}|1|AAAAAAAAAAA=",
        (_, "ShardId") => "shardId-00000001769044922500-0a1b2c3d",
        (_, "ShardIteratorType") => "LATEST",
        (_, "ResourceArn") => $"arn:aws:dynamodb:{Region}:{Account}:table/{Table}",
        (_, "Key") => Key,
        (_, "Item") => Key,
        (_, "AttributeDefinitions") => new object[] { new Dictionary<string, object> { ["AttributeName"] = "leaseKey", ["AttributeType"] = "S" } },
        (_, "KeySchema") => new object[] { new Dictionary<string, object> { ["AttributeName"] = "leaseKey", ["KeyType"] = "HASH" } },
        (_, "Tags") => new object[] { new Dictionary<string, object> { ["Key"] = "k", ["Value"] = "v" } },
        (_, "TagKeys") => new object[] { "k" },
        (_, "TimeToLiveSpecification") => new Dictionary<string, object> { ["Enabled"] = true, ["AttributeName"] = "ttl" },
        (_, "PointInTimeRecoverySpecification") => new Dictionary<string, object> { ["PointInTimeRecoveryEnabled"] = true },
        ("BatchGetItem", "RequestItems") => new Dictionary<string, object> { [Table] = new Dictionary<string, object> { ["Keys"] = new object[] { Key } } },
        ("BatchWriteItem", "RequestItems") => new Dictionary<string, object>
        {
            [Table] = new object[] { new Dictionary<string, object> { ["PutRequest"] = new Dictionary<string, object> { ["Item"] = Key } } },
        },
        ("TransactGetItems", "TransactItems") => new object[]
        {
            new Dictionary<string, object> { ["Get"] = new Dictionary<string, object> { ["TableName"] = Table, ["Key"] = Key } },
        },
        ("TransactWriteItems", "TransactItems") => new object[]
        {
            new Dictionary<string, object> { ["Put"] = new Dictionary<string, object> { ["TableName"] = Table, ["Item"] = Key } },
        },
        (_, "Statement") => Select,
        (_, "Statements" or "TransactStatements") => new object[] { new Dictionary<string, object> { ["Statement"] = Select } },
        (_, "Policy") => Policy.Replace("\"Action\"", "\"Principal\":\"*\",\"Action\"", StringComparison.Ordinal),
        (_, "BackupName" or "TargetTableName" or "GlobalTableName") => "other",
        (_, "TableArn") => $"arn:aws:dynamodb:{Region}:{Account}:table/{Table}",
        (_, "BackupArn") => $"arn:aws:dynamodb:{Region}:{Account}:table/{Table}/backup/01489602797149-73d8d5bc",
        (_, "ExportArn") => $"arn:aws:dynamodb:{Region}:{Account}:table/{Table}/export/01489602797149-73d8d5bc",
        (_, "ImportArn") => $"arn:aws:dynamodb:{Region}:{Account}:table/{Table}/import/01489602797149-73d8d5bc",
        (_, "ReplicationGroup") => new object[] { new Dictionary<string, object> { ["RegionName"] = "eu-west-1" } },
        (_, "ReplicaUpdates") => new object[] { new Dictionary<string, object> { ["Delete"] = new Dictionary<string, object> { ["RegionName"] = "eu-west-1" } } },
        (_, "S3Bucket") => "bucket",
        (_, "S3BucketSource") => new Dictionary<string, object> { ["S3Bucket"] = "bucket" },
        (_, "InputFormat") => "CSV",
        (_, "TableCreationParameters") => new Dictionary<string, object>
        {
            ["TableName"] = Table,
            ["AttributeDefinitions"] = TableValue(operation, "AttributeDefinitions"),
            ["KeySchema"] = TableValue(operation, "KeySchema"),
        },
        (_, "ContributorInsightsAction") => "ENABLE",
        _ => throw new InvalidOperationException($"{operation.Name} needs a value for {member}."),
    };

    private static object QueueValue(Operation operation, string member) => member switch
    {
        "QueueUrl" => $"http://localhost/{Account}/kept",
        "QueueName" => "kept",
        "MessageBody" => "b",
        "Label" => "l",
        "AWSAccountIds" => new object[] { "210987654321" },
        "Actions" => new object[] { "SendMessage" },
        "ReceiptHandle" => "AAEC",
        "VisibilityTimeout" => 1,
        "Attributes" => new Dictionary<string, object> { ["DelaySeconds"] = "0" },
        "Tags" => new Dictionary<string, object> { ["k"] = "v" },
        "TagKeys" => new object[] { "k" },
        "Entries" => new object[]
        {
            new Dictionary<string, object> { ["Id"] = "a", [operation.Name == "SendMessageBatch" ? "MessageBody" : "ReceiptHandle"] = "AAEC" },
        },
        _ => throw new InvalidOperationException($"{operation.Name} needs a value for {member}."),
    };

    private static object LogValue(Operation operation, string member) => member switch
    {
        "LogGroupName" or "LogStreamName" or "FilterName" => "kept",
        "DestinationArn" => $"arn:aws:kinesis:{Region}:{Account}:stream/orders",
        "MetricTransformations" => new object[] { new Dictionary<string, object> { ["metricName"] = "m", ["metricNamespace"] = "N", ["metricValue"] = "1" } },
        "LogEvents" => new object[] { new Dictionary<string, object> { ["timestamp"] = 1, ["message"] = "m" } },
        "RetentionInDays" => 7,
        "LogGroupIdentifiers" => new object[] { $"arn:aws:logs:{Region}:{Account}:log-group:kept" },
        "ResourceArn" => $"arn:aws:logs:{Region}:{Account}:log-group:kept",
        "Tags" when operation.Name == "UntagLogGroup" => new object[] { "k" },
        "Tags" => new Dictionary<string, object> { ["k"] = "v" },
        "TagKeys" => new object[] { "k" },
        "FilterPattern" => "ERROR",
        "LogEventMessages" => new object[] { "ERROR" },
        _ => throw new InvalidOperationException($"{operation.Name} needs a value for {member}."),
    };

    private static object MetricValue(Operation operation, string member) => member switch
    {
        "Namespace" or "MetricName" or "AlarmName" or "StateReason" => "kept",
        "MetricDataQueries" => new object[] { new Dictionary<string, object> { ["Id"] = "a", ["Expression"] = "TIME_SERIES(1)" } },
        "StartTime" => 0,
        "EndTime" => 60,
        "Period" => 60,
        "StateValue" => "OK",
        "AlarmNames" => new object[] { "kept" },
        _ => throw new InvalidOperationException($"{operation.Name} needs a value for {member}."),
    };

    private static object FunctionValue(Operation operation, string member) => member switch
    {
        "FunctionName" or "LayerName" => "kept",
        "Role" => $"arn:aws:iam::{Account}:role/kept",
        "Code" or "Content" => new Dictionary<string, object> { ["ZipFile"] = "AAEC" },
        "Name" => "live",
        "FunctionVersion" or "Qualifier" => "1",
        "VersionNumber" or "ReservedConcurrentExecutions" or "ProvisionedConcurrentExecutions" => 1,
        "StatementId" => "s",
        "Action" => operation.Name == "AddLayerVersionPermission" ? "lambda:GetLayerVersion" : "lambda:InvokeFunction",
        "Principal" => "210987654321",
        "Arn" => $"arn:aws:lambda:{Region}:{Account}:layer:kept:1",
        "Resource" => $"arn:aws:lambda:{Region}:{Account}:function:kept",
        "AuthType" => "NONE",
        "Tags" => new Dictionary<string, object> { ["k"] = "v" },
        "TagKeys" => new object[] { "k" },
        "UpdateRuntimeOn" => "Auto",
        "RecursiveLoop" => "Allow",
        "InvokeArgs" => "{}",
        "UUID" => "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b",
        _ => throw new InvalidOperationException($"{operation.Name} needs a value for {member}."),
    };
}
