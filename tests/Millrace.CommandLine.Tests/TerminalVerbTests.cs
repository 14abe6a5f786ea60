namespace Millrace.CommandLine.Tests;

/// <summary>Every verb on a terminal, with right arguments and with an option that it does not have.</summary>
public sealed class TerminalVerbTests(SharedServer server)
{
    private const int Columns = 160;

    public static TheoryData<string> Verbs => [.. VerbTree.Verbs.Keys];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task People_read_what_it_did(string verb)
    {
        var row = VerbCases.All[verb];
        await using var made = new MadeWords(server);
        var shows = await made.FillAsync(row.Shows);
        await using var run = ProgramRun.StartOnTerminal(server.Environment, Columns, [.. row.Words, .. await made.FillAsync(row.Right)]);
        if (row.Until is { } until)
        {
            await run.SeeAsync(until);
            await run.TypeAsync("\u0003");
        }

        var result = await run.EndAsync();

        Assert.True(result.ExitCode == ExitCode.Ok, $"exit code {result.ExitCode}: {result.Output}{result.Errors}");
        Assert.Contains(shows, result.Output, StringComparison.Ordinal);
        Assert.Contains(row.Talk, result.Output, StringComparison.Ordinal);
        // What a function answers is JSON for people too.
        if (VerbTree.HasForms(verb) && row.Talk.Length == 0) Assert.DoesNotContain("\":", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_mistyped_option_is_told_with_the_one_that_is_meant(string verb)
    {
        var row = VerbCases.All[verb];

        var result = await server.OnTerminalAsync(Columns, [.. row.Words, .. row.Right, row.Mistyped.Typed]);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Equal($"millrace: '{row.Mistyped.Typed}' is not known here. Did you mean {row.Mistyped.Meant}?\r\nTry 'millrace {verb} --help'.\r\n", result.Output);
    }
}
