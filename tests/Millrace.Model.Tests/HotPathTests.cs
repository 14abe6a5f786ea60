using System.Buffers;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Model.Tests;

/// <summary>What the hot path allocates, counted in bytes.</summary>
public sealed class HotPathTests
{
    private const int Records = 500;

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    public void A_batch_is_decoded_into_one_list(WireFormat format)
    {
        var body = Encode(Batch(), format);
        PutRecordsRequest? request = null;
        Read((byte[])body.Clone());
        // A list of structures doubles as it grows: together twice its last size.
        const int Entry = 56;
        Assert.InRange(Allocated(() => Read(body)), 0, (2 * 512 * Entry) + 4096);
        Assert.Equal(Records, request!.Records.Count);
        Assert.Equal(1000, request.Records[^1].Data!.Value.Length);

        void Read(byte[] bytes) => request = WireCodec.Read<PutRecordsRequest>(bytes, format, out _);
    }

    [Fact]
    public void A_batch_without_violations_is_validated_for_nothing()
    {
        var batch = Batch();
        var check = new ConstraintCheck();
        batch.Validate(check);
        Assert.Equal(0, Allocated(() => batch.Validate(check)));
        Assert.Equal(0, check.Count);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    public void An_answer_is_encoded_straight_into_the_output(WireFormat format)
    {
        var entry = new Kinesis.Record { SequenceNumber = "1", PartitionKey = "key", Data = new byte[1000], ApproximateArrivalTimestamp = DateTimeOffset.UnixEpoch };
        var answer = new GetRecordsResponse { Records = [.. Enumerable.Repeat(entry, Records)] };
        var output = new ArrayBufferWriter<byte>(1 << 20);
        WireCodec.Write(answer, format, output);
        output.ResetWrittenCount();
        Assert.InRange(Allocated(() => WireCodec.Write(answer, format, output)), 0, 1000);
    }

    private static PutRecordsRequest Batch() => new()
    {
        StreamName = "stream",
        Records = [.. Enumerable.Range(0, Records).Select(i => new PutRecordsRequestEntry { PartitionKey = $"partition-key-{i:D6}", Data = new byte[1000] })],
    };

    private static byte[] Encode(PutRecordsRequest request, WireFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        WireCodec.Write(request, format, output);
        return output.WrittenSpan.ToArray();
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
