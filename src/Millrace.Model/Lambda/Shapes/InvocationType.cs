using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a function is called.</summary>
[SimpleShape(Enum = [Event, RequestResponse, DryRun])]
public static class InvocationType
{
    /// <summary><c>Event</c>.</summary>
    public const string Event = "Event";

    /// <summary><c>RequestResponse</c>.</summary>
    public const string RequestResponse = "RequestResponse";

    /// <summary><c>DryRun</c>.</summary>
    public const string DryRun = "DryRun";
}
