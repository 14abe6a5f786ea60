using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How many parts a table is read in.</summary>
[SimpleShape(Min = 1, Max = 1000000)]
internal static class ScanTotalSegments;
