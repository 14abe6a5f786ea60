using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of a backup.</summary>
[SimpleShape(Enum = [Creating, Deleted, Available])]
public static class BackupStatus
{
    /// <summary><c>CREATING</c>.</summary>
    public const string Creating = "CREATING";

    /// <summary><c>DELETED</c>.</summary>
    public const string Deleted = "DELETED";

    /// <summary><c>AVAILABLE</c>.</summary>
    public const string Available = "AVAILABLE";
}
