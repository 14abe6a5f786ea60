using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The part of an attribute in a key.</summary>
[SimpleShape(Enum = [Hash, Range])]
public static class KeyType
{
    /// <summary><c>HASH</c>.</summary>
    public const string Hash = "HASH";

    /// <summary><c>RANGE</c>.</summary>
    public const string Range = "RANGE";
}
