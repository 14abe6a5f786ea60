using System.Text.RegularExpressions;

namespace Millrace.CommandLine.Tests;

/// <summary>Every verb that shows data, in the forms that somebody can ask for; JSON is what a pipe gets anyhow.</summary>
public sealed partial class VerbFormTests(SharedServer server)
{
    private const int Narrow = 50;

    public static TheoryData<string> Verbs => [.. VerbTree.Verbs.Keys.Where(VerbTree.HasForms)];

    public static TheoryData<string> Tables => [.. VerbCases.All.Values.Where(static row => row.Narrow is not null).Select(static row => row.Verb)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_document_a_line(string verb) => Assert.NotEmpty((await RunAsync(verb, "ndjson")).Lines);

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_document_of_YAML(string verb)
    {
        var result = await RunAsync(verb, "yaml");
        Assert.All(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => Assert.Matches(YamlLine(), line));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_table_is_plain_text_where_a_terminal_is_narrow(string verb)
    {
        var row = VerbCases.All[verb];
        await using var made = new MadeWords(server);
        var line = await made.FillAsync(row.Narrow!);
        var environment = new Dictionary<string, string?>(server.Environment) { ["NO_COLOR"] = "1" };

        var result = await ProgramRun.OnTerminalAsync(environment, Narrow, [.. row.Words, .. await made.FillAsync(row.Right), "-o", "table"]);

        Assert.True(result.ExitCode == ExitCode.Ok, $"exit code {result.ExitCode}: {result.Output}{result.Errors}");
        Assert.Contains($"{line}\r\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", result.Output, StringComparison.Ordinal);
    }

    private async Task<ProgramResult> RunAsync(string verb, string form)
    {
        var row = VerbCases.All[verb];
        await using var made = new MadeWords(server);
        var shows = await made.FillAsync(row.Shows);
        var result = await server.RunAsync([.. row.Words, .. await made.FillAsync(row.Right), "-o", form]);
        Assert.True(result.ExitCode == ExitCode.Ok, $"exit code {result.ExitCode}: {result.Output}{result.Errors}");
        Assert.Contains(shows, result.Output, StringComparison.Ordinal);
        return result;
    }

    // A member, or an element of a list: nothing that only JSON has.
    [GeneratedRegex("""^ *(- )*([A-Za-z_/"][^{]*:( .+)?|- [^{]+)$""")]
    private static partial Regex YamlLine();
}
