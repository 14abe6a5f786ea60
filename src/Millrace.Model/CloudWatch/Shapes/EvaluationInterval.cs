using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An evaluation interval.</summary>
[SimpleShape(Min = 10, Max = 3600)]
internal static class EvaluationInterval;
