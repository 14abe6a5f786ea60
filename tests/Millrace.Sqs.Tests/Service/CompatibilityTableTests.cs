namespace Millrace.Sqs.Tests.Service;

public sealed class CompatibilityTableTests
{
    private const string Heading = "## SQS";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        var sqs = await TestSqs.OpenAsync();
        var rows = await DocumentTable.RowsAsync("compatibility.md", Heading);
        Assert.Equal(
            sqs.Service.Operations.Select(static binding => binding.Operation.Name).Order(StringComparer.Ordinal), rows.Select(static row => row.Operation));
    }

    [Fact]
    public Task Each_row_names_tests_that_call_the_operation() =>
        DocumentTable.AssertNamesCallersAsync("compatibility.md", Heading, static (text, operation) =>
            operation is "SendMessage" && text.Contains("PutAsync", StringComparison.Ordinal));
}
