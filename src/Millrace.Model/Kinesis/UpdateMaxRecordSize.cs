using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>UpdateMaxRecordSize: sets the largest record of a stream.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException, ValidationException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "UpdateMaxRecordSize", Resource = "stream")]
public sealed partial record UpdateMaxRecordSizeRequest : IRequest<NoOutput>
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }

    /// <summary>The largest record in KiB, key included: 1024 to 10240.</summary>
    [Shape(typeof(MaxRecordSizeInKiB))]
    public required int? MaxRecordSizeInKiB { get; init; }
}
