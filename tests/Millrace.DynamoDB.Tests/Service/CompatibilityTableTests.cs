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
        Assert.Equal(service.Operations.Select(binding => binding.Operation.Name), (await RowsAsync(TablesHeading)).Select(row => row.Operation));
        Assert.Equal(service.StreamOperations.Select(binding => binding.Operation.Name), (await RowsAsync(StreamsHeading)).Select(row => row.Operation));
    }

    [Theory]
    [InlineData(TablesHeading)]
    [InlineData(StreamsHeading)]
    public async Task Each_row_names_a_class_that_holds_tests(string heading)
    {
        foreach (var (operation, tests) in await RowsAsync(heading))
        {
            Assert.StartsWith($"[{operation}Tests](../tests/Millrace.DynamoDB.Tests/Operations/{operation}Tests.cs)", tests, StringComparison.Ordinal);
            foreach (var link in tests.Split(", "))
            {
                var name = link[1..link.IndexOf(']', StringComparison.Ordinal)];
                Assert.EndsWith($"/{name}.cs)", link, StringComparison.Ordinal);
                var type = Assert.Single(typeof(CompatibilityTableTests).Assembly.GetTypes(), type => type.Name == name);
                Assert.Contains(type.GetMethods(), method => method.IsDefined(typeof(FactAttribute), inherit: true));
            }
        }
    }

    private static async Task<List<(string Operation, string Tests)>> RowsAsync(string heading)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Millrace.slnx"))) folder = folder.Parent!;
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "docs", "compatibility.md"), TestDynamoDB.Cancellation);
        return
        [
            .. lines.SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(line => line.StartsWith('|'))
                .Skip(2)
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(cells => (cells[1], cells[2])),
        ];
    }
}
