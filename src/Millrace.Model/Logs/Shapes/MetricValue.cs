using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A metric value.</summary>
[SimpleShape(Max = 100)]
internal static class MetricValue;
