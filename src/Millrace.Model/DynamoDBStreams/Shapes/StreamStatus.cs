using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>The state of a stream.</summary>
[SimpleShape(Enum = [Enabling, Enabled, Disabling, Disabled])]
public static class StreamStatus
{
    /// <summary><c>ENABLING</c>.</summary>
    public const string Enabling = "ENABLING";

    /// <summary><c>ENABLED</c>.</summary>
    public const string Enabled = "ENABLED";

    /// <summary><c>DISABLING</c>.</summary>
    public const string Disabling = "DISABLING";

    /// <summary><c>DISABLED</c>.</summary>
    public const string Disabled = "DISABLED";
}
