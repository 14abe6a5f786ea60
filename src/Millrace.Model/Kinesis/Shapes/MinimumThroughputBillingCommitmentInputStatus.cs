using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>What the account asks for.</summary>
[SimpleShape(Enum = [Enabled, Disabled])]
public static class MinimumThroughputBillingCommitmentInputStatus
{
    /// <summary>Commit.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>Stop the commitment.</summary>
    public const string Disabled = "DISABLED";
}
