using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether keys are counted.</summary>
[SimpleShape(Enum = [Enabling, Enabled, Disabling, Disabled, Failed])]
public static class ContributorInsightsStatus
{
    /// <summary><c>ENABLING</c>.</summary>
    public const string Enabling = "ENABLING";

    /// <summary><c>ENABLED</c>.</summary>
    public const string Enabled = "ENABLED";

    /// <summary><c>DISABLING</c>.</summary>
    public const string Disabling = "DISABLING";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";

    /// <summary><c>FAILED</c>.</summary>
    public const string Failed = "FAILED";
}
