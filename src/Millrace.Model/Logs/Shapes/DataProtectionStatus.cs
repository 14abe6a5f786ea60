using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A data protection status.</summary>
[SimpleShape(Enum = [Activated, Deleted, Archived, Disabled])]
public static class DataProtectionStatus
{
    /// <summary><c>ACTIVATED</c>.</summary>
    public const string Activated = "ACTIVATED";

    /// <summary><c>DELETED</c>.</summary>
    public const string Deleted = "DELETED";

    /// <summary><c>ARCHIVED</c>.</summary>
    public const string Archived = "ARCHIVED";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";
}
