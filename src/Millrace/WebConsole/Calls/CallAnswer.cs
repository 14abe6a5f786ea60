using Microsoft.AspNetCore.Http;

namespace Millrace.WebConsole.Calls;

/// <summary><c>api/call</c>: the bodies of the call with a <c>number</c>, where they were kept.</summary>
/// <param name="calls">The calls.</param>
internal sealed class CallAnswer(CallLog calls) : IConsoleAnswer
{
    public Task AnswerAsync(HttpContext http)
    {
        var number = ConsoleAnswers.Number(http.Request, "number", 0, long.MaxValue) ?? throw ConsoleAnswers.Wrong("'number' is missing.");
        var found = calls.From(number, CallLog.Capacity);
        if (found.Count == 0 || found[0].Number != number || found[0].Bodies is not { } bodies)
            throw new ConsoleException(StatusCodes.Status404NotFound, "Nothing was kept of this call: bodies are, of calls that come while this screen is open.");
        var call = new CallDetail(
            found[0].Method,
            bodies.Target,
            bodies.Operation,
            bodies.RequestType,
            Convert.ToBase64String(bodies.Request),
            bodies.ResponseType,
            Convert.ToBase64String(bodies.Response));
        return ConsoleAnswers.SendAsync(http, call, ConsoleJson.Default.CallDetail);
    }
}

/// <summary>A call with its bodies, in base64.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Operation">The header that names the operation; null without.</param>
/// <param name="RequestType">The media type of the request; null without.</param>
/// <param name="Request">The start of its body.</param>
/// <param name="ResponseType">The media type of the answer; null without.</param>
/// <param name="Response">The start of its body.</param>
internal sealed record CallDetail(
    string Method, string Target, string? Operation, string? RequestType, string Request, string? ResponseType, string Response);
