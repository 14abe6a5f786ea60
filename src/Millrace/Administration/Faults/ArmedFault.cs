using Millrace.Kinesis;
using Millrace.Wire;

namespace Millrace.Administration.Faults;

/// <summary>A rule at work: it counts what matches and what it hit.</summary>
internal sealed class ArmedFault(int id, FaultRule rule)
{
    private readonly Lock _gate = new();
    private readonly Random _chance = new(rule.Seed ?? 0);
    private long _matches;
    private long _hits;

    public int Id { get; } = id;

    /// <summary>One of <see cref="FaultParts"/>; null for a rule about whole requests.</summary>
    public string? Part => rule.Part;

    /// <summary>The rule, with what it has hit so far.</summary>
    public FaultRule Rule
    {
        get
        {
            lock (_gate) return rule with { Id = Id, Hits = _hits };
        }
    }

    /// <summary>The delay of a request that is hit.</summary>
    public TimeSpan Delay => TimeSpan.FromMilliseconds(rule.DelayMilliseconds ?? 0);

    /// <summary>Whether requests of an operation are hit as a whole, if they are about what the rule is about.</summary>
    public bool IsAbout(string operation) => rule.Part is null && (rule.Operation is null || rule.Operation == operation);

    /// <summary>Whether a request is hit, or a part of one.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="subject">What it, or the part, is about.</param>
    /// <param name="part">One of <see cref="FaultParts"/>; null for the request as a whole.</param>
    public bool Hits(string operation, RequestSubject subject, string? part = null)
    {
        if (rule.Part != part) return false;
        if (rule.Operation is not null && rule.Operation != operation) return false;
        if (rule.Stream is not null && rule.Stream != subject.Stream) return false;
        if (rule.Shard is not null && rule.Shard != subject.ShardId) return false;

        lock (_gate)
        {
            _matches++;
            var hit = rule.Probability is { } probability ? _chance.NextDouble() < probability : _matches % (rule.Every ?? 1) == 0;
            if (hit) _hits++;
            return hit;
        }
    }

    /// <summary>The error of a request that is hit; null when it only waits.</summary>
    public ServiceException? ErrorFor(RequestSubject subject, string accountId) => rule.Error is { } code
        ? new ServiceException(code, rule.Message ?? KnownText(code, subject, accountId), rule.Status ?? UsualStatus(code))
        : null;

    private static int UsualStatus(string code) => code switch
    {
        "InternalFailure" or "InternalFailureException" => 500,
        "ServiceUnavailable" or "ServiceUnavailableException" => 503,
        _ => 400,
    };

    // facts/kinesis.md 3, as far as the request tells what stands in the text.
    private static string? KnownText(string code, RequestSubject subject, string account) => (code, subject) switch
    {
        ("ProvisionedThroughputExceededException", { Stream: { } stream, ShardId: { } shard }) =>
            $"Rate exceeded for shard {shard} in stream {stream} under account {account}.",
        ("ProvisionedThroughputExceededException" or "LimitExceededException", { Stream: { } stream }) =>
            $"Rate exceeded for stream {stream} under account {account}.",
        ("ResourceNotFoundException", { Stream: { } stream }) => $"Stream {stream} under account {account} not found.",
        ("ResourceInUseException", { Stream: { } stream }) => $"Stream {stream} under account {account} not ACTIVE, instead in state UPDATING",
        ("InternalFailure", _) => "Internal service failure.",
        ("ThrottlingException" or "ProvisionedThroughputExceededException" or "LimitExceededException", _) => "Rate exceeded",
        _ => null,
    };
}
