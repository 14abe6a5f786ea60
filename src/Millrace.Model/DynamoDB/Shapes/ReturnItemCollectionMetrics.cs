using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether the size of item collections is told.</summary>
[SimpleShape(Enum = [Size, None])]
public static class ReturnItemCollectionMetrics
{
    /// <summary><c>SIZE</c>.</summary>
    public const string Size = "SIZE";

    /// <summary><c>NONE</c>.</summary>
    public const string None = "NONE";
}
