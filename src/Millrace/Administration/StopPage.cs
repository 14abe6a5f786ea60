using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Hosting;

namespace Millrace.Administration;

/// <summary><c>/_millrace/stop</c>: a POST asks the server to stop in order, as SIGTERM does.</summary>
/// <param name="stop">Is told.</param>
internal sealed class StopPage(StopRequest stop) : IAdministrationPage
{
    public async Task AnswerAsync(HttpContext http, string? item)
    {
        if (item is not null) throw new AdministrationException(StatusCodes.Status404NotFound, "The server stops as one.");
        if (!HttpMethods.IsPost(http.Request.Method)) throw AdministrationEndpoint.NotAllowed(http, "POST");
        await AdministrationEndpoint.SendAsync(http, new JsonObject { ["process"] = Environment.ProcessId }, AdministrationBodies.Json.JsonObject);
        stop.Ask();
    }
}
