using Millrace.Storage.Logs.Memory;
using Millrace.Storage.State;

namespace Millrace.Kinesis.Tests.Service;

public sealed class CompatibilityTableTests
{
    private const string Heading = "## Kinesis Data Streams";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        await using var logs = new MemoryRecordLogStore(TimeProvider.System);
        await using var state = new MemoryStateStore();
        await using var service = await KinesisService.OpenAsync(new KinesisOptions(), logs, state, TimeProvider.System, TestKinesis.Cancellation);
        var rows = await DocumentTable.RowsAsync("compatibility.md", Heading);
        Assert.Equal(service.Operations.Select(binding => binding.Operation.Name), rows.Select(row => row.Operation));
    }

    [Fact]
    public Task Each_row_names_a_class_that_holds_tests() =>
        DocumentTable.AssertNamesClassesAsync("compatibility.md", Heading, typeof(CompatibilityTableTests).Assembly);
}
