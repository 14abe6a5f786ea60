using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>DeregisterStreamConsumer: removes an enhanced fan-out consumer. 5 calls a second per stream.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DeregisterStreamConsumer", Resource = "consumer")]
public sealed partial record DeregisterStreamConsumerRequest : IRequest<NoOutput>
{
    /// <summary>The stream's ARN, with <see cref="ConsumerName"/>.</summary>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <summary>The consumer's name.</summary>
    [Shape(typeof(ConsumerName))]
    public string? ConsumerName { get; init; }

    /// <summary>The consumer's ARN, in place of the two.</summary>
    [Shape(typeof(ConsumerARN))]
    public string? ConsumerARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}
