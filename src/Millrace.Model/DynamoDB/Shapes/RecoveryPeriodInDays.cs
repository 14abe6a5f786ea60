using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How many days back a table can be restored to.</summary>
[SimpleShape(Min = 1, Max = 35)]
internal static class RecoveryPeriodInDays;
