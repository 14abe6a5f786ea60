using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An evaluation periods.</summary>
[SimpleShape(Min = 1)]
internal static class EvaluationPeriods;
