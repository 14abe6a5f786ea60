using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>DescribeStreamConsumer: an enhanced fan-out consumer. 20 calls a second per stream.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DescribeStreamConsumer", Resource = "consumer", ReadOnly = true)]
public sealed partial record DescribeStreamConsumerRequest : IRequest<DescribeStreamConsumerResponse>
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

/// <summary>The answer of DescribeStreamConsumer.</summary>
[Structure]
public sealed partial record DescribeStreamConsumerResponse
{
    /// <summary>The consumer.</summary>
    public required ConsumerDescription ConsumerDescription { get; init; }
}

/// <summary>An enhanced fan-out consumer with its stream.</summary>
[Structure]
public sealed partial record ConsumerDescription
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

    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public required string StreamARN { get; init; }
}
