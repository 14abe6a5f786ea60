using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Where the commitment stands.</summary>
[SimpleShape(Enum = [Enabled, Disabled, EnabledUntilEarliestAllowedEnd])]
public static class MinimumThroughputBillingCommitmentOutputStatus
{
    /// <summary>Committed.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>Not committed.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>Committed until the earliest end, then no more.</summary>
    public const string EnabledUntilEarliestAllowedEnd = "ENABLED_UNTIL_EARLIEST_ALLOWED_END";
}
