using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Where reading begins.</summary>
[SimpleShape(Enum = [Latest, AtTimestamp, TrimHorizon])]
public static class EventSourcePosition
{
    /// <summary><c>LATEST</c>.</summary>
    public const string Latest = "LATEST";

    /// <summary><c>AT_TIMESTAMP</c>.</summary>
    public const string AtTimestamp = "AT_TIMESTAMP";

    /// <summary><c>TRIM_HORIZON</c>.</summary>
    public const string TrimHorizon = "TRIM_HORIZON";
}
