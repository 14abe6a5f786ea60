namespace Millrace.CommandLine.Tests;

/// <summary>Every verb with wrong arguments, in a pipe.</summary>
public sealed class WrongVerbTests(SharedServer server)
{
    public static TheoryData<string> Verbs => [.. VerbTree.Verbs.Keys];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_line_on_stderr_and_the_exit_code_say_so_and_nothing_is_on_stdout(string verb)
    {
        var row = VerbCases.All[verb];
        await using var made = new MadeWords(server);

        var result = await server.RunAsync([.. row.Words, .. await made.FillAsync(row.Wrong.Arguments)]);

        Assert.Equal((row.Wrong.ExitCode, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("millrace: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains(row.Wrong.Told, result.Errors, StringComparison.Ordinal);
        Assert.True(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length <= 2, result.Errors);
    }

    [Theory]
    [InlineData("stream")]
    [InlineData("table")]
    public async Task A_group_alone_is_wrong_usage(string group)
    {
        var result = await server.RunAsync(group);

        Assert.Equal((ExitCode.Usage, ""), (result.ExitCode, result.Output));
        Assert.Contains($"Try 'millrace {group} --help'.", result.Errors, StringComparison.Ordinal);
    }
}
