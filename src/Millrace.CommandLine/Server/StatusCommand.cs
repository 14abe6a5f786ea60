using System.CommandLine;
using Millrace.CommandLine.Clients;

namespace Millrace.CommandLine.Server;

/// <summary><c>millrace status</c>: whether a server answers, and what it is.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public static Command Create()
    {
        var options = new VerbOptions();
        var wait = new Option<bool>("--wait") { Description = "Wait until a server answers; --timeout says how long" };
        var command = new Verb("status", "Shows what the server is. Exit code 1 when none answers.")
        {
            Examples =
            [
                ("millrace status", "the server of this machine"),
                ("millrace status --wait --timeout 30s", "for a script that has started one"),
            ],
        };
        command.Options.Add(wait);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var pages = new ServerPages(call.Clients.Pages());
            while (call.Result.GetValue(wait) && !await pages.AnswersAsync(call.Cancellation)) await Task.Delay(BetweenLooks, call.Time, call.Cancellation);
            var status = await pages.StatusAsync(call.Cancellation);
            status.Insert(0, "endpoint", call.Clients.Shown);
            call.Output.One(status);
            return ExitCode.Ok;
        });
        return command;
    }
}
