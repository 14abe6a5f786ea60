using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of a witness.</summary>
[SimpleShape(Enum = [Creating, Deleting, Active])]
public static class WitnessStatus
{
    /// <summary><c>CREATING</c>.</summary>
    public const string Creating = "CREATING";

    /// <summary><c>DELETING</c>.</summary>
    public const string Deleting = "DELETING";

    /// <summary><c>ACTIVE</c>.</summary>
    public const string Active = "ACTIVE";
}
