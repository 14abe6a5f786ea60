using Microsoft.AspNetCore.Http;
using Millrace.Commands;
using Millrace.Hosting;

namespace Millrace.WebConsole;

/// <summary><c>api/server</c>: what the server is, and the settings of clients.</summary>
/// <param name="options">How it runs.</param>
/// <param name="clock">Its clock, which can be held.</param>
internal sealed class ServerAnswer(ServerOptions options, TimeProvider clock) : IConsoleAnswer
{
    public Task AnswerAsync(HttpContext http)
    {
        var endpoint = $"{http.Request.Scheme}://{http.Request.Host.Value}";
        var about = new ServerAbout(
            ProgramVersion.Text,
            endpoint,
            options.AccountId,
            options.Region,
            options.DataDirectory,
            options.Durability.ToString(),
            options.HasWellKnownRootKey,
            options.HasWellKnownRootKey ? null : options.RootKeyFile,
            clock.GetUtcNow().ToUnixTimeMilliseconds());
        return ConsoleAnswers.SendAsync(http, about, ConsoleJson.Default.ServerAbout);
    }
}

/// <summary>What the server is.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Endpoint">Where it is, as the browser sees it.</param>
/// <param name="Account">The account of callers whose key names none.</param>
/// <param name="Region">The region of callers who name none.</param>
/// <param name="Data">Where it keeps its data; null for in memory.</param>
/// <param name="Durability">What an acknowledged record survives.</param>
/// <param name="WellKnownKey">Whether test/test is the root's key.</param>
/// <param name="KeyFile">The file with the root's key, where it is not.</param>
/// <param name="Now">Its time, in epoch milliseconds.</param>
internal sealed record ServerAbout(
    string Version, string Endpoint, string Account, string Region, string? Data, string Durability, bool WellKnownKey, string? KeyFile, long Now);
