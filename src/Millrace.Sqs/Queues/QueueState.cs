using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Sqs.Queues;

/// <summary>What is kept of a queue beside its messages.</summary>
internal sealed record QueueState
{
    /// <summary>Tells the queue from one of the same name that was deleted.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was made, in epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When its settings were last changed, in epoch milliseconds.</summary>
    public required long ChangedAt { get; init; }

    /// <summary>The settings that were set.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The resource policy; null without one.</summary>
    [JsonIgnore]
    public string? Policy => Attributes.GetValueOrDefault(QueueAttributes.Policy);

    /// <summary>Where messages go that were received too often; null for nowhere.</summary>
    [JsonIgnore]
    public RedrivePolicy? Redrive => Attributes.GetValueOrDefault(QueueAttributes.RedrivePolicy) is { } text ? RedrivePolicy.Parse(text) : null;

    /// <summary>The queue with another policy, null for none.</summary>
    public QueueState WithPolicy(string? policy)
    {
        var attributes = new Dictionary<string, string>(Attributes);
        if (policy is null) attributes.Remove(QueueAttributes.Policy);
        else attributes[QueueAttributes.Policy] = policy;
        return this with { Attributes = attributes };
    }

    /// <summary>A setting as it is in force; null when there is none.</summary>
    public string? Find(string attribute) => QueueAttributes.Numbers.ContainsKey(attribute)
        ? Number(attribute).ToString(CultureInfo.InvariantCulture)
        : Attributes.GetValueOrDefault(attribute);

    /// <summary>A setting that is a number: what was set, or what it is otherwise.</summary>
    public int Number(string attribute) =>
        Attributes.TryGetValue(attribute, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : QueueAttributes.Numbers[attribute].Default;
}

/// <summary>Where messages go that were received too often.</summary>
/// <param name="Target">The dead-letter queue's ARN.</param>
/// <param name="MostReceives">How often a message may be received.</param>
internal sealed record RedrivePolicy(string Target, int MostReceives)
{
    private const int MostMaxReceiveCount = 1000;

    /// <summary>Reads a policy from its JSON; null when it is none.</summary>
    public static RedrivePolicy? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("deadLetterTargetArn", out var target) || target.ValueKind != JsonValueKind.String
                || !json.RootElement.TryGetProperty("maxReceiveCount", out var count)) return null;
            // Tools send the number as text, too.
            var most = int.TryParse(count.ToString(), CultureInfo.InvariantCulture, out var value) ? value : 0;
            return most is >= 1 and <= MostMaxReceiveCount ? new RedrivePolicy(target.GetString()!, most) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
