using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Composition;
using Millrace.Iam.Authorization;

namespace Millrace.Administration;

/// <summary>
/// <c>/_millrace/decisions</c>: the last decisions on what callers may do, the newest first: every refusal, and while <c>watch</c> is true, everything with
/// the statements that were looked at. A PUT sets <c>watch</c>.
/// </summary>
internal sealed class DecisionsPage(DecisionLog decisions) : IAdministrationPage
{
    public async Task AnswerAsync(HttpContext http, string? item)
    {
        if (item is not null) throw new AdministrationException(StatusCodes.Status404NotFound, "The decisions are told together.");
        if (HttpMethods.IsPut(http.Request.Method))
        {
            var request = await AdministrationEndpoint.ReadAsync(http, AdministrationBodies.Json.JsonObject);
            if (request.Count != 1 || !request.TryGetPropertyValue("watch", out var value) || value is not JsonValue single || !single.TryGetValue(out bool watch))
                throw new AdministrationException(StatusCodes.Status400BadRequest, """A PUT takes {"watch": true} or {"watch": false}.""");
            decisions.IsWatched = watch;
        }
        else if (!HttpMethods.IsGet(http.Request.Method))
        {
            throw AdministrationEndpoint.NotAllowed(http, "GET, PUT");
        }

        var answer = new JsonObject
        {
            ["watch"] = decisions.IsWatched,
            ["decisions"] = new JsonArray([.. decisions.Last.Reverse().Select(DecisionText.ToJson)]),
        };
        await AdministrationEndpoint.SendAsync(http, answer, AdministrationBodies.Json.JsonObject);
    }
}
