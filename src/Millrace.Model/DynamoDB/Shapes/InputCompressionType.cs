using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How files are compressed.</summary>
[SimpleShape(Enum = [Gzip, Zstd, None])]
public static class InputCompressionType
{
    /// <summary><c>GZIP</c>.</summary>
    public const string Gzip = "GZIP";

    /// <summary><c>ZSTD</c>.</summary>
    public const string Zstd = "ZSTD";

    /// <summary><c>NONE</c>.</summary>
    public const string None = "NONE";
}
