using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether there are continuous backups.</summary>
[SimpleShape(Enum = [Enabled, Disabled])]
public static class ContinuousBackupsStatus
{
    /// <summary><c>ENABLED</c>.</summary>
    public const string Enabled = "ENABLED";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";
}
