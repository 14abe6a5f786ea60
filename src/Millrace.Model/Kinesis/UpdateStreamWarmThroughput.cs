using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>UpdateStreamWarmThroughput: sets the throughput that an on-demand stream is ready for at once. 5 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException, ValidationException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "UpdateStreamWarmThroughput", Resource = "stream")]
public sealed partial record UpdateStreamWarmThroughputRequest : IRequest<UpdateStreamWarmThroughputResponse>, IStreamRequest
{
    /// <summary>The throughput in MiB/s, 10240 at most.</summary>
    [Shape(typeof(NaturalIntegerObject))]
    public required int? WarmThroughputMiBps { get; init; }

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

/// <summary>The answer of UpdateStreamWarmThroughput.</summary>
[Structure]
public sealed partial record UpdateStreamWarmThroughputResponse
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <summary>The stream's name.</summary>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <summary>What was asked for and what the stream is ready for.</summary>
    public WarmThroughputObject? WarmThroughput { get; init; }
}
