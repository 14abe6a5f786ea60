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
        Assert.Equal(Names(logs.Service.Operations), (await DocumentTable.RowsAsync("compatibility.md", LogsHeading)).Select(static row => row.Operation));
        Assert.Equal(Names(metrics.Service.Operations), (await DocumentTable.RowsAsync("compatibility.md", MetricsHeading)).Select(static row => row.Operation));

        static IEnumerable<string> Names(IReadOnlyList<OperationBinding> bindings) =>
            bindings.Select(static binding => binding.Operation.Name).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(LogsHeading)]
    [InlineData(MetricsHeading)]
    public Task Each_row_names_tests_that_call_the_operation(string heading) => DocumentTable.AssertNamesCallersAsync("compatibility.md", heading);
}
