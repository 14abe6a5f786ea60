using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A recovery period.</summary>
[SimpleShape(Min = 0, Max = 86400)]
internal static class RecoveryPeriod;
