using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How long executions are kept, in days.</summary>
[SimpleShape(Min = 1, Max = 90)]
internal static class RetentionPeriodInDays;
