using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Logs.Memory;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests.Service;

public sealed class KinesisServiceTests
{
    [Fact]
    public async Task Every_handler_is_bound_to_its_operation()
    {
        await using var logs = new MemoryRecordLogStore(TimeProvider.System);
        await using var state = new MemoryStateStore();
        await using var service = await KinesisService.OpenAsync(new KinesisOptions(), logs, state, TimeProvider.System, TestKinesis.Cancellation);
        var handlers = typeof(KinesisService).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(face => face.IsGenericType && IsHandler(face.GetGenericTypeDefinition())))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);
        Assert.Equal(handlers, service.Operations.Select(binding => binding.Operation.Name));

        static bool IsHandler(Type face) => face == typeof(IOperationHandler<,>) || face == typeof(IEventStreamHandler<,>);
    }

    [Fact]
    public async Task A_call_goes_from_bytes_to_bytes()
    {
        var time = new FakeTimeProvider(TestKinesis.Start);
        await using var logs = new MemoryRecordLogStore(time);
        await using var state = new MemoryStateStore();
        await using var service = await KinesisService.OpenAsync(new KinesisOptions(), logs, state, time, TestKinesis.Cancellation);

        Assert.Equal("", await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}"""));
        await CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":"eA=="}""");
        var iterator = JsonDocument.Parse(await CallAsync(
            "GetShardIterator", """{"StreamName":"s","ShardId":"0","ShardIteratorType":"TRIM_HORIZON"}""")).RootElement.GetProperty("ShardIterator");
        var page = JsonDocument.Parse(await CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""")).RootElement;
        var record = Assert.Single(page.GetProperty("Records").EnumerateArray());
        Assert.Equal(
            ["SequenceNumber", "ApproximateArrivalTimestamp", "Data", "PartitionKey"], record.EnumerateObject().Select(member => member.Name));
        Assert.Equal("eA==", record.GetProperty("Data").GetString());
        Assert.Equal(1_769_044_922.500m, record.GetProperty("ApproximateArrivalTimestamp").GetDecimal());

        await Refusal.IsAsync(
            "ValidationException",
            "1 validation error detected: Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
            () => CallAsync("CreateStream", """{"StreamName":"t","ShardCount":0}"""));

        async Task<string> CallAsync(string name, string body)
        {
            var call = service.Operations.Single(binding => binding.Operation.Name == name).Decode(Encoding.UTF8.GetBytes(body), WireFormat.Json);
            call.Validate();
            using var context = new RequestContext("id", new Caller(TestKinesis.Account, "arn", TestKinesis.Account, "test"), TestKinesis.Region);
            var output = new ArrayBufferWriter<byte>();
            await call.ExecuteAsync(context, output, TestKinesis.Cancellation);
            return Encoding.UTF8.GetString(output.WrittenSpan);
        }
    }

    [Fact]
    public async Task Options_that_cannot_be_are_refused()
    {
        await using var logs = new MemoryRecordLogStore(TimeProvider.System);
        await using var state = new MemoryStateStore();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await KinesisService.OpenAsync(
            new KinesisOptions { DeleteDuration = TimeSpan.FromSeconds(-1) }, logs, state, TimeProvider.System, TestKinesis.Cancellation));
    }
}
