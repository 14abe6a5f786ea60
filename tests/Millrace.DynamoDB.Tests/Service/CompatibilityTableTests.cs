using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Tests.Service;

public sealed class CompatibilityTableTests
{
    private const string TablesHeading = "## DynamoDB";
    private const string StreamsHeading = "## Streams of tables";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        await using var store = new MemoryTableStore();
        await using var service = new DynamoDBService(store, TimeProvider.System);
        Assert.Equal(service.Operations.Select(binding => binding.Operation.Name), (await DocumentTable.RowsAsync("compatibility.md", TablesHeading)).Select(row => row.Operation));
        Assert.Equal(service.StreamOperations.Select(binding => binding.Operation.Name), (await DocumentTable.RowsAsync("compatibility.md", StreamsHeading)).Select(row => row.Operation));
    }

    [Theory]
    [InlineData(TablesHeading)]
    [InlineData(StreamsHeading)]
    public Task Each_row_names_a_class_that_holds_tests(string heading) =>
        DocumentTable.AssertNamesClassesAsync("compatibility.md", heading, typeof(CompatibilityTableTests).Assembly);
}
