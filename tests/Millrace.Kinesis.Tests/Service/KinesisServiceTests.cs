using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Millrace.Model.Kinesis;
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

    [Fact]
    public async Task A_consumer_s_stream_is_held_to_its_rate_by_whichever_ARN_it_is_named()
    {
        await WithRatesAsync(async pass =>
        {
            for (var i = 0; i < 10; i++)
            {
                pass(KinesisApi.DescribeStreamConsumer, new DescribeStreamConsumerRequest { ConsumerARN = $"{TestKinesis.Arn("s")}/consumer/c{i}:1" });
                pass(KinesisApi.DescribeStreamConsumer, new DescribeStreamConsumerRequest { StreamARN = TestKinesis.Arn("s"), ConsumerName = $"c{i}" });
            }

            await RefusedAsync(KinesisApi.DescribeStreamConsumer, new DescribeStreamConsumerRequest { ConsumerARN = $"{TestKinesis.Arn("s")}/consumer/c:1" });
            pass(KinesisApi.DescribeStreamConsumer, new DescribeStreamConsumerRequest { StreamARN = TestKinesis.Arn("other"), ConsumerName = "c" });

            for (var i = 0; i < 5; i++)
            {
                pass(KinesisApi.DeregisterStreamConsumer, new DeregisterStreamConsumerRequest { ConsumerARN = $"{TestKinesis.Arn("s")}/consumer/c{i}:1" });
                pass(KinesisApi.ListStreamConsumers, new ListStreamConsumersRequest { StreamARN = TestKinesis.Arn("s") });
                pass(KinesisApi.RegisterStreamConsumer, new RegisterStreamConsumerRequest { StreamARN = TestKinesis.Arn($"s{i}"), ConsumerName = "c" });
            }

            await RefusedAsync(KinesisApi.DeregisterStreamConsumer, new DeregisterStreamConsumerRequest { StreamARN = TestKinesis.Arn("s"), ConsumerName = "c" });
            await RefusedAsync(KinesisApi.ListStreamConsumers, new ListStreamConsumersRequest { StreamARN = TestKinesis.Arn("s") });
            await RefusedAsync(KinesisApi.RegisterStreamConsumer, new RegisterStreamConsumerRequest { StreamARN = TestKinesis.Arn("s"), ConsumerName = "c" });

            Task RefusedAsync(Operation operation, object request) => Refusal.LimitExceededAsync(
                $"Rate exceeded for stream s under account {TestKinesis.Account}.",
                () =>
                {
                    pass(operation, request);
                    return Task.CompletedTask;
                });
        });
    }

    [Fact]
    public Task What_a_record_is_about_is_not_looked_for_where_it_has_no_rate() => WithRatesAsync(pass =>
    {
        var put = new PutRecordRequest { StreamARN = TestKinesis.Arn("s"), PartitionKey = "k", Data = new byte[1] };
        pass(KinesisApi.PutRecord, put);
        var before = GC.GetAllocatedBytesForCurrentThread();
        pass(KinesisApi.PutRecord, put);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        return Task.CompletedTask;
    });

    private static async Task WithRatesAsync(Func<Action<Operation, object>, Task> calls)
    {
        var time = new FakeTimeProvider(TestKinesis.Start);
        await using var logs = new MemoryRecordLogStore(time);
        await using var state = new MemoryStateStore();
        await using var service = await KinesisService.OpenAsync(KinesisOptions.Aws, logs, state, time, TestKinesis.Cancellation);
        using var context = new RequestContext("id", new Caller(TestKinesis.Account, "arn", TestKinesis.Account, "test"), TestKinesis.Region);
        await calls((operation, request) =>
        {
            var passed = service.PassAsync(operation, request, context, CancellationToken.None);
            Assert.True(passed.IsCompletedSuccessfully);
        });
    }
}
