using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of a destination.</summary>
[SimpleShape(Enum = [Enabling, Active, Disabling, Disabled, EnableFailed, Updating])]
public static class DestinationStatus
{
    /// <summary><c>ENABLING</c>.</summary>
    public const string Enabling = "ENABLING";

    /// <summary><c>ACTIVE</c>.</summary>
    public const string Active = "ACTIVE";

    /// <summary><c>DISABLING</c>.</summary>
    public const string Disabling = "DISABLING";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";

    /// <summary><c>ENABLE_FAILED</c>.</summary>
    public const string EnableFailed = "ENABLE_FAILED";

    /// <summary><c>UPDATING</c>.</summary>
    public const string Updating = "UPDATING";
}
