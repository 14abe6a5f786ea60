using System.Buffers;
using System.Text;
using Millrace.Kinesis.Operations;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests.Service;

/// <summary>What a record costs in garbage between the request's bytes and the answer's, counted on a warm service.</summary>
public sealed class HotPathTests
{
    private const int Few = 100;
    private const int Many = 500;

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    public async Task A_record_that_is_read_is_written_without_any(WireFormat format)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Batch(Many));
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        var output = new ArrayBufferWriter<byte>(1 << 20);
        var read = KinesisHandlers.Bind(kinesis.Room).Single(static binding => binding.Operation.Name == nameof(GetRecords));
        Assert.InRange(PerRecord(limit => Answer(read, new GetRecordsRequest { ShardIterator = iterator, Limit = limit }, format, output)), -1, 1);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    public async Task A_record_that_is_put_takes_its_place_in_one_list(WireFormat format)
    {
        await using var kinesis = await TestKinesis.OpenAsync(openLogs: static _ => new DiscardingLogStore());
        await kinesis.CreateAsync("s", 4);
        var output = new ArrayBufferWriter<byte>(1 << 20);
        var put = KinesisHandlers.Bind(kinesis.Room).Single(static binding => binding.Operation.Name == nameof(PutRecords));
        // An entry of 56 bytes; the list doubles as it grows.
        Assert.InRange(PerRecord(count => Answer(put, Batch(count), format, output)), 0, 2.6 * 56);
    }

    // The difference leaves out what a call costs however many records it has.
    private static double PerRecord(Func<int, long> allocated)
    {
        for (var warm = 0; warm < 50; warm++) allocated(warm % 2 == 0 ? Few : Many);
        var (few, many) = (allocated(Few), allocated(Many));
        return (many - few) / (double)(Many - Few);
    }

    private static long Answer<T>(OperationBinding binding, T request, WireFormat format, ArrayBufferWriter<byte> output)
        where T : class, IShape<T>
    {
        output.ResetWrittenCount();
        WireCodec.Write(request, format, output);
        var body = output.WrittenSpan.ToArray();
        output.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var context = new RequestContext("request", new Caller(TestKinesis.Account, "arn", TestKinesis.Account, "key"), TestKinesis.Region))
        {
            var call = binding.Decode(body, format);
            call.Validate();
            var answered = call.ExecuteAsync(context, output, CancellationToken.None);
            Assert.True(answered.IsCompletedSuccessfully);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static PutRecordsRequest Batch(int count) => new()
    {
        StreamName = "s",
        Records = [.. Enumerable.Range(0, count).Select(static i => new PutRecordsRequestEntry { PartitionKey = $"key-{i}", Data = Encoding.ASCII.GetBytes($"{i}") })],
    };
}
