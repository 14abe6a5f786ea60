using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Metric transformations.</summary>
[SimpleShape(Min = 1, Max = 1)]
internal static class MetricTransformations;
