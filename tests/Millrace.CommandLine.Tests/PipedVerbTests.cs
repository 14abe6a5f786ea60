using System.Text.Json.Nodes;

namespace Millrace.CommandLine.Tests;

/// <summary>Every verb with right arguments, in a pipe.</summary>
public sealed class PipedVerbTests(SharedServer server)
{
    public static TheoryData<string> Verbs => [.. VerbTree.Verbs.Keys];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Data_go_to_stdout_and_all_else_to_stderr(string verb)
    {
        var row = VerbCases.All[verb];
        await using var made = new MadeWords(server);
        var shows = await made.FillAsync(row.Shows);
        await using var run = ProgramRun.Start(server.Environment, row.Until is null ? "" : null, [.. row.Words, .. await made.FillAsync(row.Right)]);
        if (row.Until is { } until)
        {
            await run.SeeAsync(until);
            run.Interrupt();
        }

        var result = await run.EndAsync();

        Assert.True(result.ExitCode == ExitCode.Ok, $"exit code {result.ExitCode}: {result.Output}{result.Errors}");
        Assert.Contains(shows, result.Output, StringComparison.Ordinal);
        if (VerbTree.HasForms(verb)) Assert.NotNull(JsonNode.Parse(result.Output));
        if (row.Talk.Length == 0) Assert.Equal("", result.Errors);
        else Assert.Contains(row.Talk, result.Errors, StringComparison.Ordinal);
    }
}
