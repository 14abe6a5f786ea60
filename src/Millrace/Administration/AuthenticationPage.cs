using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Iam;
using Millrace.WebConsole;

namespace Millrace.Administration;

/// <summary>
/// <c>/_millrace/authentication</c>: what the server makes of keys that it never issued. A PUT sets <c>mode</c>, from the next request on and until the
/// server ends; it needs the header that no page of others can send.
/// </summary>
/// <param name="authenticator">Who judges the keys.</param>
/// <param name="started">The mode that the server was started with.</param>
internal sealed class AuthenticationPage(Authenticator authenticator, AuthenticationMode started) : IAdministrationPage
{
    private const string ModeMember = "mode";

    public async Task AnswerAsync(HttpContext http, string? item)
    {
        if (item is not null) throw new AdministrationException(StatusCodes.Status404NotFound, "The authentication is told as one.");
        if (HttpMethods.IsPut(http.Request.Method))
        {
            if (http.Request.Headers[ConsoleGuard.ActionHeader].Count == 0)
                throw new AdministrationException(StatusCodes.Status403Forbidden, $"Who may call is changed with the header {ConsoleGuard.ActionHeader} alone.");
            authenticator.Mode = ModeOf(await AdministrationEndpoint.ReadAsync(http, AdministrationBodies.Json.JsonObject));
        }
        else if (!HttpMethods.IsGet(http.Request.Method))
        {
            throw AdministrationEndpoint.NotAllowed(http, "GET, PUT");
        }

        var answer = new JsonObject
        {
            [ModeMember] = NameOf(authenticator.Mode),
            ["started"] = NameOf(started),
            ["trustsUnknownKeys"] = authenticator.TrustsUnknownKeys,
        };
        await AdministrationEndpoint.SendAsync(http, answer, AdministrationBodies.Json.JsonObject);
    }

    private static AuthenticationMode ModeOf(JsonObject request)
    {
        if (request.Count == 1 && request[ModeMember] is JsonValue value && value.TryGetValue(out string? name))
        {
            foreach (var mode in Enum.GetValues<AuthenticationMode>())
            {
                if (NameOf(mode) == name) return mode;
            }
        }

        throw new AdministrationException(
            StatusCodes.Status400BadRequest, $$"""A PUT takes {"{{ModeMember}}": "..."} with one of {{string.Join(", ", Enum.GetValues<AuthenticationMode>().Select(NameOf))}}.""");
    }

    private static string NameOf(AuthenticationMode mode) => mode.ToString().ToLowerInvariant();
}
