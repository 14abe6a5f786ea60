using System.Text.Json;
using Millrace.Http;
using Millrace.Model.Kinesis;
using Millrace.Wire;
using Record = Millrace.Model.Kinesis.Record;

namespace Millrace.Server.Tests.Http;

/// <summary>What the largest answers of GetRecords take, counted.</summary>
public sealed class ChunkPoolTests
{
    private const int MiB = 1 << 20;

    private readonly ChunkPool _pool = new();

    [Theory]
    [InlineData(WireFormat.Json, 10)]
    [InlineData(WireFormat.Json, 1)]
    [InlineData(WireFormat.Cbor, 10)]
    [InlineData(WireFormat.Cbor, 1)]
    public void An_answer_of_10_MiB_makes_no_chunk_that_the_last_one_left(WireFormat format, int records)
    {
        var answer = Answer(records);
        var first = Allocated(answer, format);
        Assert.InRange(first, 10 * MiB, 16 * MiB);
        var idle = _pool.Idle;
        for (var again = 0; again < 16; again++) Assert.InRange(Allocated(answer, format), 0, 2 * ChunkPool.ChunkBytes);
        Assert.Equal(idle, _pool.Idle);
    }

    [Fact]
    public void Sixteen_answers_at_once_leave_no_more_than_the_pool_keeps()
    {
        var answer = Answer(10);
        var outputs = Enumerable.Range(0, 16).Select(_ => new ResponseBuffer(_pool)).ToArray();
        foreach (var output in outputs) WireCodec.Write(answer, WireFormat.Json, output);
        Assert.Equal(0, _pool.Idle);
        Assert.All(outputs, static output => Assert.InRange(output.Length, 13 * MiB, 14 * MiB));

        foreach (var output in outputs) output.Dispose();
        Assert.Equal(ChunkPool.MostIdle, _pool.Idle);
        Assert.InRange((long)ChunkPool.MostIdle * ChunkPool.ChunkBytes, 1, 32 * MiB);
    }

    [Fact]
    public void A_small_answer_takes_no_chunk()
    {
        using (var output = new ResponseBuffer(_pool)) WireCodec.Write(new PutRecordResponse { ShardId = "shardId-000000000000", SequenceNumber = "1" }, WireFormat.Json, output);
        Assert.Equal(0, _pool.Idle);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6_143)]
    [InlineData(6_144)]
    [InlineData(6_145)]
    [InlineData(12_288)]
    [InlineData(1_000_001)]
    public async Task A_blob_in_segments_is_the_same_base64(int length)
    {
        var data = new byte[length];
        new Random(length).NextBytes(data);
        using var output = new ResponseBuffer(_pool);
        WireCodec.Write(new GetRecordsResponse { Records = [Record(data), Record(data)] }, WireFormat.Json, output);
        using var sent = new MemoryStream();
        await output.SendAsync(sent, TestContext.Current.CancellationToken);

        Assert.Equal(output.Length, sent.Length);
        var json = JsonDocument.Parse(sent.ToArray()).RootElement.GetProperty("Records");
        Assert.All(json.EnumerateArray(), record => Assert.Equal(Convert.ToBase64String(data), record.GetProperty("Data").GetString()));
    }

    private long Allocated(GetRecordsResponse answer, WireFormat format)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var output = new ResponseBuffer(_pool)) WireCodec.Write(answer, format, output);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static GetRecordsResponse Answer(int records) => new()
    {
        Records = [.. Enumerable.Range(0, records).Select(_ => Record(new byte[10 * MiB / records]))],
    };

    private static Record Record(byte[] data) => new()
    {
        SequenceNumber = new Utf8Text("1"u8.ToArray()),
        PartitionKey = new Utf8Text("k"u8.ToArray()),
        Data = data,
        ApproximateArrivalTimestamp = DateTimeOffset.UnixEpoch,
    };
}
