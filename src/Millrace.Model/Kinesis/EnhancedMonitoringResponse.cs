using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The answer of EnableEnhancedMonitoring and DisableEnhancedMonitoring.</summary>
[Structure]
public sealed partial record EnhancedMonitoringResponse
{
    /// <summary>The stream's name.</summary>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <summary>The metrics that were on before.</summary>
    [Shape(typeof(MetricsNameList))]
    [ElementShape(typeof(MetricsName))]
    public IReadOnlyList<string>? CurrentShardLevelMetrics { get; init; }

    /// <summary>The metrics that are on now.</summary>
    [Shape(typeof(MetricsNameList))]
    [ElementShape(typeof(MetricsName))]
    public IReadOnlyList<string>? DesiredShardLevelMetrics { get; init; }

    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }
}
