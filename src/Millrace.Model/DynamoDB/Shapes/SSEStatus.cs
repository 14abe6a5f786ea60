using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How far a change of encryption has come.</summary>
[SimpleShape(Enum = [Enabling, Enabled, Disabling, Disabled, Updating])]
public static class SSEStatus
{
    /// <summary><c>ENABLING</c>.</summary>
    public const string Enabling = "ENABLING";

    /// <summary><c>ENABLED</c>.</summary>
    public const string Enabled = "ENABLED";

    /// <summary><c>DISABLING</c>.</summary>
    public const string Disabling = "DISABLING";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";

    /// <summary><c>UPDATING</c>.</summary>
    public const string Updating = "UPDATING";
}
