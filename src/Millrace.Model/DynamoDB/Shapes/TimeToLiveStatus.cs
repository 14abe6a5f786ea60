using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether items expire.</summary>
[SimpleShape(Enum = [Enabling, Disabling, Enabled, Disabled])]
public static class TimeToLiveStatus
{
    /// <summary><c>ENABLING</c>.</summary>
    public const string Enabling = "ENABLING";

    /// <summary><c>DISABLING</c>.</summary>
    public const string Disabling = "DISABLING";

    /// <summary><c>ENABLED</c>.</summary>
    public const string Enabled = "ENABLED";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";
}
