using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Which part of a table.</summary>
[SimpleShape(Min = 0, Max = 999999)]
internal static class ScanSegment;
