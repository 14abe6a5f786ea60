using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A group of metrics.</summary>
[SimpleShape(Enum = [EventCount, ErrorCount, KafkaMetrics])]
public static class EventSourceMappingMetric
{
    /// <summary><c>EventCount</c>.</summary>
    public const string EventCount = "EventCount";

    /// <summary><c>ErrorCount</c>.</summary>
    public const string ErrorCount = "ErrorCount";

    /// <summary><c>KafkaMetrics</c>.</summary>
    public const string KafkaMetrics = "KafkaMetrics";
}
