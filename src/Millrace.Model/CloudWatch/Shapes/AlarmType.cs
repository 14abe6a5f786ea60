using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An alarm type.</summary>
[SimpleShape(Enum = [CompositeAlarm, MetricAlarm])]
public static class AlarmType
{
    /// <summary><c>CompositeAlarm</c>.</summary>
    public const string CompositeAlarm = "CompositeAlarm";

    /// <summary><c>MetricAlarm</c>.</summary>
    public const string MetricAlarm = "MetricAlarm";
}
