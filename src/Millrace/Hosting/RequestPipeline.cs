using Microsoft.AspNetCore.Http;
using Millrace.Administration;
using Millrace.Composition;
using Millrace.Http;
using Millrace.WebConsole;

namespace Millrace.Hosting;

/// <summary>The first fork of a request's way: Millrace's own paths, or AWS's endpoint.</summary>
internal sealed class RequestPipeline(Rooms rooms)
{
    public Task HandleAsync(HttpContext http) =>
        FunctionUrlEndpoint.Owns(http.Request) ? rooms.CallFunctionAsync(http)
        : IsCall(http.Request) ? rooms.HandleAsync(http)
        : OperatorRoom.Owns(http.Request.Path) ? rooms.Operators.HandleAsync(http)
        : http.Request.Path.Value?.StartsWith(CodeDownload.Prefix, StringComparison.Ordinal) == true ? rooms.SendCodeAsync(http)
        : rooms.Console is { } console && ConsoleEndpoint.Owns(http.Request) ? console.HandleAsync(http)
        : http.Request.Path.Value?.StartsWith(AdministrationEndpoint.Prefix, StringComparison.Ordinal) == true ? rooms.AdministerAsync(http)
        : rooms.HandleAsync(http);

    // What SDKs send for the services with one path, and no page has: found first, since the questions below took 1 % of the time of a PutRecord.
    private static bool IsCall(HttpRequest request) => request.Path.Value == "/" && HttpMethods.IsPost(request.Method);
}
