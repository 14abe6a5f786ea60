using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An evaluate low sample count percentile.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class EvaluateLowSampleCountPercentile;
