namespace Millrace.CloudWatch.Logs;

/// <summary>The part of AWS that a region belongs to, as ARNs tell it.</summary>
internal static class Partition
{
    public static string Of(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}
