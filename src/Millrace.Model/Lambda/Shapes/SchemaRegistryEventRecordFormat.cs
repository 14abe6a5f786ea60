using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The format of records.</summary>
[SimpleShape(Enum = [Json, Source])]
public static class SchemaRegistryEventRecordFormat
{
    /// <summary><c>JSON</c>.</summary>
    public const string Json = "JSON";

    /// <summary><c>SOURCE</c>.</summary>
    public const string Source = "SOURCE";
}
