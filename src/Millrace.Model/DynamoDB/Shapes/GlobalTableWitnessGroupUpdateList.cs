using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Changes to the witness.</summary>
[SimpleShape(Min = 1, Max = 1)]
internal static class GlobalTableWitnessGroupUpdateList;
