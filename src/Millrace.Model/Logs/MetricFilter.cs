using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A filter that counts events into a metric.</summary>
[Structure]
public sealed partial record MetricFilter
{
    /// <summary>The filter's name.</summary>
    [Shape(typeof(FilterName))]
    [MemberName("filterName")]
    public string? FilterName { get; init; }

    /// <summary>What events must match; all do when left out.</summary>
    [Shape(typeof(FilterPattern))]
    [MemberName("filterPattern")]
    public string? FilterPattern { get; init; }

    /// <summary>What becomes of events that match.</summary>
    [Shape(typeof(MetricTransformations))]
    [MemberName("metricTransformations")]
    public IReadOnlyList<MetricTransformation>? MetricTransformations { get; init; }

    /// <summary>When it was made, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("creationTime")]
    public long? CreationTime { get; init; }

    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public string? LogGroupName { get; init; }

    /// <summary>Whether events are transformed first.</summary>
    [MemberName("applyOnTransformedLogs")]
    public bool? ApplyOnTransformedLogs { get; init; }

    /// <summary>Which events are looked at.</summary>
    [Shape(typeof(FieldSelectionCriteria))]
    [MemberName("fieldSelectionCriteria")]
    public string? FieldSelectionCriteria { get; init; }

    /// <summary>Fields of the system that become dimensions.</summary>
    [MemberName("emitSystemFieldDimensions")]
    public IReadOnlyList<string>? EmitSystemFieldDimensions { get; init; }
}
