using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Consumers;

/// <summary>A registered consumer as it is kept, in its stream's state.</summary>
internal sealed record ConsumerState
{
    /// <summary>Its name, unique in its stream.</summary>
    public required string Name { get; init; }

    /// <summary>When it was registered, in epoch milliseconds. With the name it tells a consumer from an earlier or a later one.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>The last status that was set; see <see cref="StatusAt"/>.</summary>
    public required string Status { get; init; }

    /// <summary>When a passing status is over, in epoch milliseconds: one that is CREATING is ACTIVE from then on, one that is DELETING gone.</summary>
    public required long StatusEndsAt { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The policy, a JSON document; null without one.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>The status at an instant.</summary>
    public string StatusAt(long now) =>
        Status == ConsumerStatus.Creating && PassingStatus.IsOver(CreatedAt, StatusEndsAt, now) ? ConsumerStatus.Active : Status;

    /// <summary>Whether its removal is over at an instant.</summary>
    public bool IsGoneAt(long now) => Status == ConsumerStatus.Deleting && now >= StatusEndsAt;

    /// <summary>Throws for a consumer that is not ACTIVE at an instant.</summary>
    public void RequireActive(StreamKey stream, long now)
    {
        if (StatusAt(now) != ConsumerStatus.Active)
        {
            throw KinesisErrors.ResourceInUse(
                $"Consumer {Name} with creation timestamp {CreatedAt / 1000} under stream: {stream.Name} , "
                + $"account {stream.AccountId} is not in ACTIVE status.");
        }
    }

    /// <summary>Its ARN (facts/kinesis.md 4.1).</summary>
    public string ArnIn(StreamKey stream) => $"{stream.Arn}/consumer/{Name}:{CreatedAt / 1000}";

    /// <summary>The consumer as it is answered.</summary>
    public Consumer ToShape(StreamKey stream, long now) => new()
    {
        ConsumerName = Name,
        ConsumerARN = ArnIn(stream),
        ConsumerStatus = StatusAt(now),
        ConsumerCreationTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
    };
}
