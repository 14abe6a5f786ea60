using Millrace.Wire;

namespace Millrace.Sqs.Queues;

/// <summary>What tells a queue apart.</summary>
/// <param name="AccountId">Its account.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Name">Its name.</param>
internal sealed record QueueKey(string AccountId, string Region, string Name)
{
    private const int AccountLength = 12;

    /// <summary>The queue's ARN.</summary>
    public string Arn => $"arn:aws:sqs:{Region}:{AccountId}:{Name}";

    /// <summary>The queue that a URL, its path or a bare name leads to, in the caller's region; null for none.</summary>
    public static QueueKey? OfUrl(string url, RequestContext context)
    {
        if (url.Split('?')[0].TrimEnd('/').Split('/') is not [.., { Length: > 0 } name] segments) return null;
        var account = segments is [.., { Length: AccountLength } before, _] && before.All(char.IsAsciiDigit) ? before : context.Caller.AccountId;
        return new QueueKey(account, context.Region, name);
    }

    /// <summary>The queue that an ARN names; null for none.</summary>
    public static QueueKey? OfArn(string arn) =>
        arn.Split(':') is ["arn", _, "sqs", { } region, { Length: AccountLength } account, { } name] ? new QueueKey(account, region, name) : null;

    /// <summary>The queue's URL, at the host that the caller used.</summary>
    public string Url(RequestContext context)
    {
        var scheme = context.Origin is { IsEncrypted: true } ? "https" : "http";
        return $"{scheme}://{context.Origin?.Header("Host") ?? "localhost"}/{AccountId}/{Name}";
    }
}
