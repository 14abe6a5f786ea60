using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A metric id.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class MetricId;
