namespace Millrace.CommandLine.Tests;

public sealed class DocumentationTests(SharedServer server)
{
    private const string Marker = "Each line is run by a test.";

    [Fact]
    public async Task Every_command_that_the_page_shows_does_what_it_says()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "command-line.md"), TestContext.Current.CancellationToken);
        var shown = page[page.IndexOf(Marker, StringComparison.Ordinal)..].Split("```")[1].Split('\n')[1..].Where(static line => line.Length > 0).ToList();

        Assert.NotEmpty(shown);
        foreach (var line in shown)
        {
            var result = await server.RunAsync(line.Split(' ')[1..]);
            Assert.True(result.ExitCode == 0, $"{line}: {result.Errors}");
            Assert.NotEqual("", result.Output);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Millrace.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
