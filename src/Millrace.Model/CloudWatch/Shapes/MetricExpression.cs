using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A metric expression.</summary>
[SimpleShape(Min = 1, Max = 2048)]
internal static class MetricExpression;
