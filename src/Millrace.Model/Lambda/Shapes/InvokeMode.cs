using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether an answer is sent in pieces.</summary>
[SimpleShape(Enum = [Buffered, ResponseStream])]
public static class InvokeMode
{
    /// <summary><c>BUFFERED</c>.</summary>
    public const string Buffered = "BUFFERED";

    /// <summary><c>RESPONSE_STREAM</c>.</summary>
    public const string ResponseStream = "RESPONSE_STREAM";
}
