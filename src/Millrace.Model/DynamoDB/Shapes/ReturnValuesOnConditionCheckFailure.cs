using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether a failed condition returns the item.</summary>
[SimpleShape(Enum = [AllOld, None])]
public static class ReturnValuesOnConditionCheckFailure
{
    /// <summary><c>ALL_OLD</c>.</summary>
    public const string AllOld = "ALL_OLD";

    /// <summary><c>NONE</c>.</summary>
    public const string None = "NONE";
}
