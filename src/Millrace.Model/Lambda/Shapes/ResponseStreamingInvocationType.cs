using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a function is called whose answer is streamed.</summary>
[SimpleShape(Enum = [RequestResponse, DryRun])]
public static class ResponseStreamingInvocationType
{
    /// <summary><c>RequestResponse</c>.</summary>
    public const string RequestResponse = "RequestResponse";

    /// <summary><c>DryRun</c>.</summary>
    public const string DryRun = "DryRun";
}
