using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>Which group.</summary>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="Region">The region.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct LogGroupKey(string AccountId, string Region, string Name)
{
    private const string Kind = "log-group:";

    /// <summary>The ARN, without the <c>:*</c> that most answers have at its end.</summary>
    public string Arn => $"arn:{Partition.Of(Region)}:logs:{Region}:{AccountId}:{Kind}{Name}";

    /// <summary>The ARN of a stream, or the start of one.</summary>
    public string StreamArn(string stream) => $"{Arn}:log-stream:{stream}";

    /// <summary>The caller's group of a name.</summary>
    public static LogGroupKey Named(string name, RequestContext context) => new(context.Caller.AccountId, context.Region, name);

    /// <summary>The group that a name or an ARN means, whether it is there or not; null when it can mean none.</summary>
    public static LogGroupKey? Identified(string identifier, RequestContext context) =>
        identifier.StartsWith("arn:", StringComparison.Ordinal) ? OfArn(identifier) : Named(identifier, context);

    /// <summary>The group of an ARN; null when it is none of a group.</summary>
    public static LogGroupKey? OfArn(string arn)
    {
        var parts = arn.Split(':', 7);
        return parts is ["arn", _, "logs", { Length: > 0 } region, { Length: > 0 } account, "log-group", { Length: > 0 } name] && !name.Contains(':', StringComparison.Ordinal)
            ? new LogGroupKey(account, region, name)
            : null;
    }

    /// <summary>The group that a request names in one of two ways.</summary>
    /// <exception cref="ServiceException">It names none, or two, or what can be none.</exception>
    public static LogGroupKey Resolve(string? name, string? identifier, RequestContext context)
    {
        if (name is not null && identifier is not null) throw LogsErrors.Validation("LogGroup name and LogGroup ARN are mutually exclusive parameters.");
        if (identifier is not null) return Identified(identifier, context) ?? throw LogsErrors.InvalidParameter("The specified logGroupIdentifier is invalid.");
        return name is not null
            ? Named(name, context)
            : throw LogsErrors.InvalidParameter(
                "1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null");
    }
}
