using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Millrace.Iam.Accounts;

namespace Millrace.Iam.Management;

/// <summary>
/// The policies that AWS keeps for everybody, as far as streams, tables, functions and logs have use for them (facts/iam.md 4). Their statements are
/// made from the documented actions, and name the services that are here.
/// </summary>
internal static class AwsManagedPolicies
{
    private const string Logs = "logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents";

    private static readonly DateTimeOffset Since = new(2015, 2, 6, 18, 40, 58, TimeSpan.Zero);

    private static readonly FrozenDictionary<string, ManagedPolicy> ByName = new[]
    {
        Of("/", "AdministratorAccess", "*"),
        Of("/", "PowerUserAccess", "kinesis:* dynamodb:* lambda:* logs:* cloudwatch:* sqs:* sts:* iam:CreateServiceLinkedRole iam:DeleteServiceLinkedRole iam:ListRoles"),
        Of("/", "ReadOnlyAccess", "kinesis:Describe* kinesis:Get* kinesis:List* dynamodb:BatchGetItem dynamodb:Describe* dynamodb:Get* dynamodb:List* dynamodb:PartiQLSelect dynamodb:Query dynamodb:Scan lambda:Get* lambda:List* logs:Describe* logs:FilterLogEvents logs:Get* logs:List* logs:StartQuery logs:StopQuery logs:TestMetricFilter cloudwatch:Describe* cloudwatch:Get* cloudwatch:List* sqs:Get* sqs:List* iam:Get* iam:List* iam:Simulate*"),
        Of("/", "IAMFullAccess", "iam:*"),
        Of("/", "IAMReadOnlyAccess", "iam:Get* iam:List* iam:Simulate*"),
        Of("/", "AmazonKinesisFullAccess", "kinesis:*"),
        Of("/", "AmazonKinesisReadOnlyAccess", "kinesis:Get* kinesis:List* kinesis:Describe*"),
        Of("/", "AmazonDynamoDBFullAccess", "dynamodb:* cloudwatch:DescribeAlarms cloudwatch:GetMetricData cloudwatch:GetMetricStatistics cloudwatch:ListMetrics cloudwatch:PutMetricAlarm cloudwatch:DeleteAlarms kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:ListStreams"),
        Of("/", "AmazonDynamoDBReadOnlyAccess", "dynamodb:BatchGetItem dynamodb:Describe* dynamodb:Get* dynamodb:List* dynamodb:PartiQLSelect dynamodb:Query dynamodb:Scan"),
        Of("/", "AWSLambda_FullAccess", "lambda:* logs:DescribeLogGroups logs:DescribeLogStreams logs:FilterLogEvents cloudwatch:GetMetricData cloudwatch:ListMetrics iam:GetPolicy iam:GetPolicyVersion iam:GetRole iam:GetRolePolicy iam:ListAttachedRolePolicies iam:ListRolePolicies iam:ListRoles iam:PassRole"),
        Of("/", "AWSLambda_ReadOnlyAccess", "lambda:Get* lambda:List* logs:DescribeLogGroups logs:DescribeLogStreams logs:FilterLogEvents cloudwatch:GetMetricData cloudwatch:ListMetrics iam:GetPolicy iam:GetPolicyVersion iam:GetRole iam:GetRolePolicy iam:ListAttachedRolePolicies iam:ListRolePolicies iam:ListRoles"),
        Of("/", "AWSLambdaExecute", "logs:* s3:GetObject s3:PutObject"),
        Of("/", "AWSLambdaInvocation-DynamoDB", "lambda:InvokeFunction dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams"),
        Of("/", "CloudWatchFullAccess", "cloudwatch:* logs:*"),
        Of("/", "CloudWatchFullAccessV2", "cloudwatch:* logs:*"),
        Of("/", "CloudWatchReadOnlyAccess", "cloudwatch:Describe* cloudwatch:Get* cloudwatch:List* logs:Describe* logs:FilterLogEvents logs:Get* logs:List* logs:StartQuery logs:StopQuery logs:TestMetricFilter"),
        Of("/", "CloudWatchLogsFullAccess", "logs:*"),
        Of("/", "CloudWatchLogsReadOnlyAccess", "logs:Describe* logs:FilterLogEvents logs:Get* logs:List* logs:StartQuery logs:StopQuery logs:TestMetricFilter logs:StartLiveTail logs:StopLiveTail"),
        Of("/", "CloudWatchAgentServerPolicy", $"cloudwatch:PutMetricData logs:DescribeLogGroups logs:DescribeLogStreams logs:PutRetentionPolicy {Logs}"),
        Of("/", "AmazonSQSFullAccess", "sqs:*"),
        Of("/service-role/", "AWSLambdaBasicExecutionRole", Logs),
        Of("/service-role/", "AWSLambdaKinesisExecutionRole", $"kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards kinesis:ListStreams kinesis:SubscribeToShard {Logs}"),
        Of("/service-role/", "AWSLambdaDynamoDBExecutionRole", $"dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams {Logs}"),
        Of("/service-role/", "AWSLambdaSQSQueueExecutionRole", $"sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes {Logs}"),
        Of("/service-role/", "AWSLambdaVPCAccessExecutionRole", $"{Logs} ec2:CreateNetworkInterface ec2:DescribeNetworkInterfaces ec2:DeleteNetworkInterface"),
        Of("/service-role/", "AWSLambdaRole", "lambda:InvokeFunction"),
    }.ToFrozenDictionary(static policy => policy.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<ManagedPolicy> All => ByName.Values;

    /// <summary>The policy with a name, or null.</summary>
    public static ManagedPolicy? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether a policy is one of them.</summary>
    public static bool Contains(ManagedPolicy policy) => ReferenceEquals(ByName.GetValueOrDefault(policy.Name), policy);

    private static ManagedPolicy Of(string path, string name, string actions)
    {
        var list = string.Join(',', actions.Split(' ').Select(static action => $"\"{action}\""));
        var document = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{list}}],"Resource":"*"}]}""";
        return new ManagedPolicy
        {
            Name = name,
            Path = path,
            // The same at every start, and nobody else's.
            Id = $"{IamIds.Policy}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..17]}",
            CreatedAt = Since,
            UpdatedAt = Since,
            Versions = [new ManagedPolicyVersion("v1", new StoredPolicy(document), Since)],
            DefaultVersionId = "v1",
            NextVersion = 2,
        };
    }
}
