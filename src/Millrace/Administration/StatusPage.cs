using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Commands;
using Millrace.Hosting;
using Millrace.Iam;

namespace Millrace.Administration;

/// <summary><c>/_millrace/status</c>: what the server is, and where the root's key is.</summary>
/// <param name="options">How it runs.</param>
/// <param name="authenticator">Who judges keys.</param>
/// <param name="started">When it was started.</param>
internal sealed class StatusPage(ServerOptions options, Authenticator authenticator, DateTimeOffset started) : IAdministrationPage
{
    public Task AnswerAsync(HttpContext http, string? item)
    {
        if (item is not null) throw new AdministrationException(StatusCodes.Status404NotFound, "The status is told as one.");
        if (!HttpMethods.IsGet(http.Request.Method)) throw AdministrationEndpoint.NotAllowed(http, "GET");
        var status = new JsonObject
        {
            ["version"] = ProgramVersion.Text,
            ["process"] = Environment.ProcessId,
            ["started"] = started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["account"] = options.AccountId,
            ["region"] = options.Region,
            ["data"] = options.DataDirectory,
            ["durability"] = options.Durability.ToString().ToLowerInvariant(),
            ["authentication"] = authenticator.Mode.ToString().ToLowerInvariant(),
            ["keyFile"] = options.HasWellKnownRootKey ? null : options.RootKeyFile,
        };
        return AdministrationEndpoint.SendAsync(http, status, AdministrationBodies.Json.JsonObject);
    }
}
