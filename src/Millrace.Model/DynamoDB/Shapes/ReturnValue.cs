using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Which attributes a write returns.</summary>
[SimpleShape(Enum = [AllNew, UpdatedOld, AllOld, None, UpdatedNew])]
public static class ReturnValue
{
    /// <summary><c>ALL_NEW</c>.</summary>
    public const string AllNew = "ALL_NEW";

    /// <summary><c>UPDATED_OLD</c>.</summary>
    public const string UpdatedOld = "UPDATED_OLD";

    /// <summary><c>ALL_OLD</c>.</summary>
    public const string AllOld = "ALL_OLD";

    /// <summary><c>NONE</c>.</summary>
    public const string None = "NONE";

    /// <summary><c>UPDATED_NEW</c>.</summary>
    public const string UpdatedNew = "UPDATED_NEW";
}
