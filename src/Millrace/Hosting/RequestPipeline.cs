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
        : OperatorRoom.Owns(http.Request.Path) ? rooms.Operators.HandleAsync(http)
        : http.Request.Path.Value?.StartsWith(CodeDownload.Prefix, StringComparison.Ordinal) == true ? rooms.SendCodeAsync(http)
        : rooms.Console is { } console && ConsoleEndpoint.Owns(http.Request) ? console.HandleAsync(http)
        : http.Request.Path.Value?.StartsWith(AdministrationEndpoint.Prefix, StringComparison.Ordinal) == true ? rooms.AdministerAsync(http)
        : rooms.HandleAsync(http);
}
