using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>UpdateStreamMode: switches a stream between provisioned and on demand, twice in 24 hours.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException, ValidationException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "UpdateStreamMode", Resource = "stream")]
public sealed partial record UpdateStreamModeRequest : IRequest<NoOutput>
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public required string StreamARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }

    /// <summary>The new mode.</summary>
    public required StreamModeDetails StreamModeDetails { get; init; }

    /// <summary>The throughput in MiB/s that a stream on demand is ready for at once.</summary>
    [Shape(typeof(NaturalIntegerObject))]
    public int? WarmThroughputMiBps { get; init; }
}
