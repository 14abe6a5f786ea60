using System.Text.RegularExpressions;

namespace Millrace.Iam.Tests.Management;

/// <summary>What the documents say of IAM, held against what there is.</summary>
public sealed partial class IamDocumentsTests
{
    private const string Heading = "## Identity and Access Management";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        await using var iam = await TestIam.OpenAsync();
        var rows = await RowsAsync();
        Assert.Equal(iam.Operations.Order(StringComparer.Ordinal), rows.Select(static row => row.Operation));
    }

    [Fact]
    public async Task Each_row_names_tests_that_call_the_operation()
    {
        foreach (var (operation, tests) in await RowsAsync())
        {
            foreach (var link in tests.Split(", "))
            {
                var path = Path.Combine(Root, "docs", link[(link.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
                Assert.True(File.Exists(path), path);
                Assert.True(Calls(await File.ReadAllTextAsync(path, TestIam.Cancellation), operation), $"{path} does not call {operation}.");
            }
        }
    }

    /// <summary>Whether a file has the operation's name, or one with a kind of entity left open, as in <c>Put{kind}Policy</c>.</summary>
    private static bool Calls(string text, string operation) =>
        text.Contains($"\"{operation}\"", StringComparison.Ordinal)
        || OpenName().Matches(text).Any(match => Regex.IsMatch(operation, $"^{match.Groups[1]}(User|Group|Role|Policy|InstanceProfile){match.Groups[2]}$"));

    [GeneratedRegex(@"\$""([A-Z]\w*)\{kind\}(\w*)""")]
    private static partial Regex OpenName();

    private static async Task<List<(string Operation, string Tests)>> RowsAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root, "docs", "compatibility.md"), TestIam.Cancellation);
        return
        [
            .. lines.SkipWhile(static line => !line.StartsWith(Heading, StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(static line => line.StartsWith('|'))
                .Skip(2)
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(static cells => (cells[1], cells[2])),
        ];
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Millrace.slnx"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
