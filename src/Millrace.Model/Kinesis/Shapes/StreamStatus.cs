using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Where a stream stands in its life.</summary>
[SimpleShape(Enum = [Creating, Deleting, Active, Updating])]
public static class StreamStatus
{
    /// <summary>Being made.</summary>
    public const string Creating = "CREATING";

    /// <summary>Being deleted.</summary>
    public const string Deleting = "DELETING";

    /// <summary>Ready.</summary>
    public const string Active = "ACTIVE";

    /// <summary>Being changed; records can be put and read.</summary>
    public const string Updating = "UPDATING";
}
