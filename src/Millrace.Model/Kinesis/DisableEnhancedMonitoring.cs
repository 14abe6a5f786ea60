using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>DisableEnhancedMonitoring: turns shard-level metrics off. 5 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DisableEnhancedMonitoring", Resource = "stream")]
public sealed partial record DisableEnhancedMonitoringRequest : IRequest<EnhancedMonitoringResponse>, IStreamRequest
{
    /// <summary>1 to 7 values of <see cref="MetricsName"/>; ALL stands for all seven.</summary>
    [Shape(typeof(MetricsNameList))]
    [ElementShape(typeof(MetricsName))]
    public required IReadOnlyList<string> ShardLevelMetrics { get; init; }

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
