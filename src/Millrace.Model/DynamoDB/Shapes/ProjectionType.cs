using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How much of an item an index holds.</summary>
[SimpleShape(Enum = [All, Include, KeysOnly])]
public static class ProjectionType
{
    /// <summary><c>ALL</c>.</summary>
    public const string All = "ALL";

    /// <summary><c>INCLUDE</c>.</summary>
    public const string Include = "INCLUDE";

    /// <summary><c>KEYS_ONLY</c>.</summary>
    public const string KeysOnly = "KEYS_ONLY";
}
