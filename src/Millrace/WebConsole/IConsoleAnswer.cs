using Microsoft.AspNetCore.Http;

namespace Millrace.WebConsole;

/// <summary>Something that the console's page asks for.</summary>
internal interface IConsoleAnswer
{
    /// <summary>Answers a request.</summary>
    /// <exception cref="ConsoleException">The request is wrong.</exception>
    Task AnswerAsync(HttpContext http);
}
