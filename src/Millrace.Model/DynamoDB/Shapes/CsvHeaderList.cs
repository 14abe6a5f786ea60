using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The names of columns.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class CsvHeaderList;
