using Microsoft.AspNetCore.Http;
using Millrace.WebConsole.Events;

namespace Millrace.WebConsole.Calls;

/// <summary><c>api/calls</c>: the calls <c>before</c> a number, as far as they are kept: what a page does not hear of as it happens.</summary>
/// <param name="calls">The calls.</param>
internal sealed class CallsAnswer(CallLog calls) : IConsoleAnswer
{
    public Task AnswerAsync(HttpContext http)
    {
        var before = ConsoleAnswers.Number(http.Request, "before", 0, long.MaxValue) ?? throw ConsoleAnswers.Wrong("'before' is missing.");
        var older = calls.From(0, CallLog.Capacity).Where(call => call.Number < before).ToArray();
        var rows = older.TakeLast(CallNews.MostRows).Select(CallRow.Of).ToArray();
        return ConsoleAnswers.SendAsync(http, new CallNews(rows, older.Length - rows.Length), ConsoleJson.Default.CallNews);
    }
}
