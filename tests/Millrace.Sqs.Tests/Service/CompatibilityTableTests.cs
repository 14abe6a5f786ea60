namespace Millrace.Sqs.Tests.Service;

public sealed class CompatibilityTableTests
{
    private const string Heading = "## SQS";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        var sqs = await TestSqs.OpenAsync();
        var rows = await RowsAsync();
        Assert.Equal(
            sqs.Service.Operations.Select(static binding => binding.Operation.Name).Order(StringComparer.Ordinal), rows.Select(static row => row.Operation));
    }

    [Fact]
    public async Task Each_row_names_tests_that_call_the_operation()
    {
        foreach (var (operation, tests) in await RowsAsync())
        {
            var path = Path.Combine(Root, "docs", tests[(tests.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
            Assert.True(File.Exists(path), path);
            var text = await File.ReadAllTextAsync(path, TestSqs.Cancellation);
            var isCalled = text.Contains($"\"{operation}\"", StringComparison.Ordinal)
                || (operation is "SendMessage" && text.Contains("PutAsync", StringComparison.Ordinal));
            Assert.True(isCalled, $"{path} does not call {operation}.");
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
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root, "docs", "compatibility.md"), TestSqs.Cancellation);
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
