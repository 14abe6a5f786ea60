using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>An enhanced fan-out consumer.</summary>
[Structure]
public sealed partial record Consumer
{
    /// <summary>The consumer's name.</summary>
    [Shape(typeof(ConsumerName))]
    public required string ConsumerName { get; init; }

    /// <summary>The consumer's ARN, which ends in its creation second.</summary>
    [Shape(typeof(ConsumerARN))]
    public required string ConsumerARN { get; init; }

    /// <summary>One of <see cref="Kinesis.ConsumerStatus"/>.</summary>
    [Shape(typeof(ConsumerStatus))]
    public required string ConsumerStatus { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset? ConsumerCreationTimestamp { get; init; }
}
