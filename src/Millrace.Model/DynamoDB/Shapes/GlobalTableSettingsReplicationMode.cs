using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether settings of a global table are replicated.</summary>
[SimpleShape(Enum = [Enabled, Disabled, EnabledWithOverrides])]
public static class GlobalTableSettingsReplicationMode
{
    /// <summary><c>ENABLED</c>.</summary>
    public const string Enabled = "ENABLED";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";

    /// <summary><c>ENABLED_WITH_OVERRIDES</c>.</summary>
    public const string EnabledWithOverrides = "ENABLED_WITH_OVERRIDES";
}
