using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether the capacity used is told.</summary>
[SimpleShape(Enum = [Indexes, Total, None])]
public static class ReturnConsumedCapacity
{
    /// <summary><c>INDEXES</c>.</summary>
    public const string Indexes = "INDEXES";

    /// <summary><c>TOTAL</c>.</summary>
    public const string Total = "TOTAL";

    /// <summary><c>NONE</c>.</summary>
    public const string None = "NONE";
}
