using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of a global table.</summary>
[SimpleShape(Enum = [Creating, Active, Deleting, Updating])]
public static class GlobalTableStatus
{
    /// <summary><c>CREATING</c>.</summary>
    public const string Creating = "CREATING";

    /// <summary><c>ACTIVE</c>.</summary>
    public const string Active = "ACTIVE";

    /// <summary><c>DELETING</c>.</summary>
    public const string Deleting = "DELETING";

    /// <summary><c>UPDATING</c>.</summary>
    public const string Updating = "UPDATING";
}
