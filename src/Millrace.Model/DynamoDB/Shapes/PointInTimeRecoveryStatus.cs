using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether a table can be restored to a moment.</summary>
[SimpleShape(Enum = [Enabled, Disabled])]
public static class PointInTimeRecoveryStatus
{
    /// <summary><c>ENABLED</c>.</summary>
    public const string Enabled = "ENABLED";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";
}
