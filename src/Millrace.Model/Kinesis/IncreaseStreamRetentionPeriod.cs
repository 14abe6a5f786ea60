using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>IncreaseStreamRetentionPeriod: keeps records longer; what was trimmed does not come back. 5 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "IncreaseStreamRetentionPeriod", Resource = "stream")]
public sealed partial record IncreaseStreamRetentionPeriodRequest : IRequest<NoOutput>, IStreamRequest
{
    /// <summary>How long records are kept from now on, in hours: 24 to 8760.</summary>
    public required int? RetentionPeriodHours { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}
