using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A pending period.</summary>
[SimpleShape(Min = 0, Max = 86400)]
internal static class PendingPeriod;
