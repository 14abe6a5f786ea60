using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A metric name.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class MetricName;
