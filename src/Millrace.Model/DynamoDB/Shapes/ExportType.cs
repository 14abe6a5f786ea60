using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What is exported.</summary>
[SimpleShape(Enum = [FullExport, IncrementalExport])]
public static class ExportType
{
    /// <summary><c>FULL_EXPORT</c>.</summary>
    public const string FullExport = "FULL_EXPORT";

    /// <summary><c>INCREMENTAL_EXPORT</c>.</summary>
    public const string IncrementalExport = "INCREMENTAL_EXPORT";
}
