namespace Millrace.DynamoDB.Tables;

/// <summary>What tells tables apart: the same name in another region or account is another table.</summary>
internal readonly record struct TableKey(string AccountId, string Region, string Name)
{
    /// <summary>The table's ARN (facts/dynamodb.md 2.4).</summary>
    public string Arn => $"arn:{PartitionOf(Region)}:dynamodb:{Region}:{AccountId}:table/{Name}";

    private static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}
