using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of an index.</summary>
[SimpleShape(Enum = [Creating, Updating, Deleting, Active])]
public static class IndexStatus
{
    /// <summary><c>CREATING</c>.</summary>
    public const string Creating = "CREATING";

    /// <summary><c>UPDATING</c>.</summary>
    public const string Updating = "UPDATING";

    /// <summary><c>DELETING</c>.</summary>
    public const string Deleting = "DELETING";

    /// <summary><c>ACTIVE</c>.</summary>
    public const string Active = "ACTIVE";
}
