using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of a table.</summary>
[SimpleShape(Enum = [Creating, Updating, Deleting, Active, InaccessibleEncryptionCredentials, Archiving, Archived, ReplicationNotAuthorized])]
public static class TableStatus
{
    /// <summary><c>CREATING</c>.</summary>
    public const string Creating = "CREATING";

    /// <summary><c>UPDATING</c>.</summary>
    public const string Updating = "UPDATING";

    /// <summary><c>DELETING</c>.</summary>
    public const string Deleting = "DELETING";

    /// <summary><c>ACTIVE</c>.</summary>
    public const string Active = "ACTIVE";

    /// <summary><c>INACCESSIBLE_ENCRYPTION_CREDENTIALS</c>.</summary>
    public const string InaccessibleEncryptionCredentials = "INACCESSIBLE_ENCRYPTION_CREDENTIALS";

    /// <summary><c>ARCHIVING</c>.</summary>
    public const string Archiving = "ARCHIVING";

    /// <summary><c>ARCHIVED</c>.</summary>
    public const string Archived = "ARCHIVED";

    /// <summary><c>REPLICATION_NOT_AUTHORIZED</c>.</summary>
    public const string ReplicationNotAuthorized = "REPLICATION_NOT_AUTHORIZED";
}
