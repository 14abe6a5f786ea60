using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>RegisterStreamConsumer: registers an enhanced fan-out consumer, 20 at most per stream. It is CREATING first. 5 calls a second.</summary>
/// <remarks>Errors: ResourceInUseException (the name is taken), ResourceNotFoundException, LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "RegisterStreamConsumer", Resource = "stream")]
public sealed partial record RegisterStreamConsumerRequest : IRequest<RegisterStreamConsumerResponse>
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public required string StreamARN { get; init; }

    /// <summary>The consumer's name, 1 to 128 characters, unique on the stream.</summary>
    [Shape(typeof(ConsumerName))]
    public required string ConsumerName { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }

    /// <summary>Tags to start with.</summary>
    [Shape(typeof(TagMap))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>The answer of RegisterStreamConsumer.</summary>
[Structure]
public sealed partial record RegisterStreamConsumerResponse
{
    /// <summary>The consumer.</summary>
    public required Consumer Consumer { get; init; }
}
