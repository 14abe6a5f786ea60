namespace Millrace.Lambda.Tests.Service;

public sealed class CompatibilityTableTests
{
    private const string Heading = "## Lambda";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var rows = await DocumentTable.RowsAsync("compatibility.md", Heading);
        Assert.Equal(
            lambda.Service.Operations.Select(static binding => binding.Operation.Name).Order(StringComparer.Ordinal), rows.Select(static row => row.Operation));
    }

    [Fact]
    public Task Each_row_names_tests_that_call_the_operation() =>
        DocumentTable.AssertNamesCallersAsync("compatibility.md", Heading, static (text, operation) =>
            operation is "GetFunctionConfiguration" && text.Contains("ConfigurationAsync", StringComparison.Ordinal));
}
