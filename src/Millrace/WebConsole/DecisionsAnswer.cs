using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Composition;
using Millrace.Iam.Authorization;

namespace Millrace.WebConsole;

/// <summary><c>api/decisions</c>: how it came about what a caller may do, of the request with an <c>id</c>.</summary>
/// <param name="decisions">The last decisions.</param>
internal sealed class DecisionsAnswer(DecisionLog decisions) : IConsoleAnswer
{
    public Task AnswerAsync(HttpContext http)
    {
        var id = ConsoleAnswers.Required(http.Request, "id");
        var found = new JsonArray([.. decisions.Last.Where(decision => decision.RequestId == id).Select(DecisionText.ToJson)]);
        return ConsoleAnswers.SendAsync(http, new JsonObject { ["watch"] = decisions.IsWatched, ["decisions"] = found }, ConsoleJson.Default.JsonObject);
    }
}
