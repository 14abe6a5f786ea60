using Millrace.CloudWatch.Tests.Metrics;
using Millrace.Wire;

namespace Millrace.CloudWatch.Tests.Service;

public sealed class CompatibilityTableTests
{
    private const string LogsHeading = "## CloudWatch Logs (";
    private const string MetricsHeading = "## CloudWatch (";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        await using var logs = new TestLogs();
        await using var metrics = new TestMetrics();
        Assert.Equal(Names(logs.Service.Operations), (await RowsAsync(LogsHeading)).Select(static row => row.Operation));
        Assert.Equal(Names(metrics.Service.Operations), (await RowsAsync(MetricsHeading)).Select(static row => row.Operation));

        static IEnumerable<string> Names(IReadOnlyList<OperationBinding> bindings) =>
            bindings.Select(static binding => binding.Operation.Name).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(LogsHeading)]
    [InlineData(MetricsHeading)]
    public async Task Each_row_names_tests_that_call_the_operation(string heading)
    {
        foreach (var (operation, tests) in await RowsAsync(heading))
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

    private static async Task<List<(string Operation, string Tests)>> RowsAsync(string heading)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root, "docs", "compatibility.md"), TestLogs.Cancellation);
        return
        [
            .. lines.SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(static line => line.StartsWith('|'))
                .Skip(2)
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(static cells => (cells[1], cells[2])),
        ];
    }
}
