using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Which attributes are returned.</summary>
[SimpleShape(Enum = [SpecificAttributes, Count, AllAttributes, AllProjectedAttributes])]
public static class Select
{
    /// <summary><c>SPECIFIC_ATTRIBUTES</c>.</summary>
    public const string SpecificAttributes = "SPECIFIC_ATTRIBUTES";

    /// <summary><c>COUNT</c>.</summary>
    public const string Count = "COUNT";

    /// <summary><c>ALL_ATTRIBUTES</c>.</summary>
    public const string AllAttributes = "ALL_ATTRIBUTES";

    /// <summary><c>ALL_PROJECTED_ATTRIBUTES</c>.</summary>
    public const string AllProjectedAttributes = "ALL_PROJECTED_ATTRIBUTES";
}
