using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The type of a key's attribute.</summary>
[SimpleShape(Enum = [B, N, S])]
public static class ScalarAttributeType
{
    /// <summary><c>B</c>.</summary>
    public const string B = "B";

    /// <summary><c>N</c>.</summary>
    public const string N = "N";

    /// <summary><c>S</c>.</summary>
    public const string S = "S";
}
