namespace Millrace.CloudWatch.Tests.Service;

public sealed class CompatibilityTableTests
{
    private const string Heading = "## CloudWatch Logs";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        await using var logs = new TestLogs();
        var rows = await RowsAsync();
        Assert.Equal(
            logs.Service.Operations.Select(static binding => binding.Operation.Name).Order(StringComparer.Ordinal), rows.Select(static row => row.Operation));
    }

    [Fact]
    public async Task Each_row_names_tests_that_call_the_operation()
    {
        foreach (var (operation, tests) in await RowsAsync())
        {
            var path = Path.Combine(Root, "docs", tests[(tests.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
            Assert.True(File.Exists(path), path);
            var text = await File.ReadAllTextAsync(path, TestLogs.Cancellation);
            Assert.True(text.Contains($"\"{operation}\"", StringComparison.Ordinal), $"{path} does not call {operation}.");
        }
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

    private static async Task<List<(string Operation, string Tests)>> RowsAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root, "docs", "compatibility.md"), TestLogs.Cancellation);
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
}
