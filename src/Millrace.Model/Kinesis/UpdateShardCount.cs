using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>UpdateShardCount: changes the number of open shards, to ranges of equal width. Provisioned streams only; 10 times in 24 hours per stream.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException, ValidationException (on demand).</remarks>
[Structure]
[Operation(typeof(KinesisApi), "UpdateShardCount", Resource = "stream")]
public sealed partial record UpdateShardCountRequest : IRequest<UpdateShardCountResponse>, IStreamRequest
{
    /// <summary>The new count: at least half and at most double the open shards, 10000 at most.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public required int? TargetShardCount { get; init; }

    /// <summary><see cref="Kinesis.ScalingType.UniformScaling"/>, the only one.</summary>
    [Shape(typeof(ScalingType))]
    public required string ScalingType { get; init; }

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

/// <summary>The answer of UpdateShardCount.</summary>
[Structure]
public sealed partial record UpdateShardCountResponse
{
    /// <summary>The stream's name.</summary>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <summary>The open shards before.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? CurrentShardCount { get; init; }

    /// <summary>The open shards to come.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? TargetShardCount { get; init; }

    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }
}
