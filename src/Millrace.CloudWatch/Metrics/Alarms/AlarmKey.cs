using Millrace.CloudWatch.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>Which alarm.</summary>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="Region">The region.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct AlarmKey(string AccountId, string Region, string Name)
{
    /// <summary>The ARN.</summary>
    public string Arn => $"arn:{Partition.Of(Region)}:cloudwatch:{Region}:{AccountId}:alarm:{Name}";

    /// <summary>The caller's alarm of a name.</summary>
    public static AlarmKey Named(string name, RequestContext context) => new(context.Caller.AccountId, context.Region, name);

    /// <summary>The alarm of an ARN; null when it is none of an alarm.</summary>
    public static AlarmKey? OfArn(string arn) =>
        arn.Split(':', 7) is ["arn", _, "cloudwatch", { Length: > 0 } region, { Length: > 0 } account, "alarm", { Length: > 0 } name]
            ? new AlarmKey(account, region, name)
            : null;
}
