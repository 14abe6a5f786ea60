using System.Text;
using Millrace.Client.Aggregation;
using Millrace.Model.Kinesis;
using Record = Millrace.Model.Kinesis.Record;

namespace Millrace.Client.Tests.Aggregation;

public sealed class RecordDeaggregatorTests
{
    private static readonly DateTimeOffset Arrival = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void User_records_come_out_in_order_with_their_own_keys_and_positions()
    {
        var (result, records) = Deaggregate(KnownAggregates.MixedKeys);

        Assert.Equal(DeaggregationResult.Aggregated, result);
        Assert.Equal(["k1", "k2", "k1"], records.Select(record => record.PartitionKey));
        Assert.Equal([null, "7", null], records.Select(record => record.ExplicitHashKey));
        Assert.Equal(["one", "two", ""], records.Select(record => Encoding.UTF8.GetString(record.Data.Span)));
        Assert.Equal([0L, 1L, 2L], records.Select(record => record.SubSequenceNumber));
        Assert.All(records, record =>
        {
            Assert.Equal("49", record.SequenceNumber);
            Assert.Equal(Arrival, record.ApproximateArrivalTimestamp);
            Assert.True(record.Aggregated);
        });
    }

    [Fact]
    public void Data_are_slices_of_the_record_and_not_copies()
    {
        var bytes = KnownAggregates.MixedKeys.ToArray();
        var (_, records) = Deaggregate(bytes);

        bytes[bytes.AsSpan().IndexOf("one"u8)] = (byte)'O';

        Assert.Equal("One", Encoding.UTF8.GetString(records[0].Data.Span));
    }

    [Fact]
    public void A_record_inside_a_larger_buffer_is_read_too()
    {
        byte[] buffer = [1, 2, 3, .. KnownAggregates.MixedKeys, 4, 5];

        var (result, records) = Deaggregate(buffer.AsMemory(3, KnownAggregates.MixedKeys.Length));

        Assert.Equal(DeaggregationResult.Aggregated, result);
        Assert.Equal(["one", "two", ""], records.Select(record => Encoding.UTF8.GetString(record.Data.Span)));
    }

    [Fact]
    public void Tables_behind_the_records_unknown_fields_and_tags_are_read()
    {
        var (result, records) = Deaggregate(KnownAggregates.Wrap(
        [
            0x1A, 0x0F, 0x08, 0x01, 0x22, 0x06, 0x0A, 0x01, (byte)'t', 0x12, 0x01, (byte)'v', 0x1A, 0x03, (byte)'o', (byte)'n', (byte)'e',
            0x7A, 0x01, 0x00,
            0x0A, 0x02, (byte)'k', (byte)'1',
            0x0A, 0x02, (byte)'k', (byte)'2',
        ]));

        Assert.Equal(DeaggregationResult.Aggregated, result);
        var record = Assert.Single(records);
        Assert.Equal("k2", record.PartitionKey);
        Assert.Equal("one", Encoding.UTF8.GetString(record.Data.Span));
    }

    [Fact]
    public void A_length_in_more_bytes_than_it_needs_is_read()
    {
        var (result, records) = Deaggregate(KnownAggregates.Wrap(
            [0x0A, 0x01, (byte)'k', 0x1A, 0x08, 0x08, 0x00, 0x1A, 0x83, 0x00, (byte)'o', (byte)'n', (byte)'e']));

        Assert.Equal(DeaggregationResult.Aggregated, result);
        Assert.Equal("one", Encoding.UTF8.GetString(Assert.Single(records).Data.Span));
    }

    [Fact]
    public void An_aggregate_of_nothing_has_no_user_records()
    {
        var (result, records) = Deaggregate(KnownAggregates.Wrap([0x0A, 0x01, (byte)'k']));

        Assert.Equal(DeaggregationResult.Aggregated, result);
        Assert.Empty(records);
    }

    [Fact]
    public void A_plain_record_comes_out_as_it_is()
    {
        var (result, records) = Deaggregate("hello"u8.ToArray());

        Assert.Equal(DeaggregationResult.Plain, result);
        AssertPlain(records, "hello"u8.ToArray());
    }

    [Fact]
    public void A_record_of_the_overhead_alone_is_plain()
    {
        var bytes = KnownAggregates.Wrap([]);

        var (result, records) = Deaggregate(bytes);

        Assert.Equal(DeaggregationResult.Plain, result);
        AssertPlain(records, bytes);
    }

    [Fact]
    public void A_wrong_digest_makes_it_plain()
    {
        var bytes = KnownAggregates.MixedKeys.ToArray();
        bytes[^1] ^= 1;

        var (result, records) = Deaggregate(bytes);

        Assert.Equal(DeaggregationResult.Plain, result);
        AssertPlain(records, bytes);
    }

    public static TheoryData<string, byte[]> Malformed { get; } = new()
    {
        { "no protobuf", [0xFF, 0xFF, 0xFF] },
        { "partition key index beyond the table", [0x0A, 0x01, (byte)'k', 0x1A, 0x04, 0x08, 0x01, 0x1A, 0x00] },
        { "good user record before a bad index", [0x0A, 0x01, (byte)'k', 0x1A, 0x04, 0x08, 0x00, 0x1A, 0x00, 0x1A, 0x04, 0x08, 0x01, 0x1A, 0x00] },
        { "partition key index left out", [0x0A, 0x01, (byte)'k', 0x1A, 0x02, 0x1A, 0x00] },
        { "data left out", [0x0A, 0x01, (byte)'k', 0x1A, 0x02, 0x08, 0x00] },
        { "explicit hash key index beyond the table", [0x0A, 0x01, (byte)'k', 0x1A, 0x06, 0x08, 0x00, 0x10, 0x00, 0x1A, 0x00] },
        { "explicit hash key that is no number", [0x0A, 0x01, (byte)'k', 0x12, 0x01, (byte)'x', 0x1A, 0x06, 0x08, 0x00, 0x10, 0x00, 0x1A, 0x00] },
        { "user record longer than the message", [0x0A, 0x01, (byte)'k', 0x1A, 0x09, 0x08, 0x00, 0x1A, 0x00] },
        { "data longer than their user record", [0x0A, 0x01, (byte)'k', 0x1A, 0x05, 0x08, 0x00, 0x1A, 0x05, 0x01, 0x02] },
        { "data that run into the next field", [0x0A, 0x01, (byte)'k', 0x1A, 0x04, 0x08, 0x00, 0x1A, 0x02, 0x78, 0x00] },
        { "end of a group that never began", [0x0A, 0x01, (byte)'k', 0x1A, 0x05, 0x08, 0x00, 0x1A, 0x00, 0x2C] },
        { "length beyond 31 bits", [0x0A, 0x01, (byte)'k', 0x1A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x08, 0x00] },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Content_that_breaks_the_format_comes_out_as_the_plain_record(string fault, byte[] protobuf)
    {
        var bytes = KnownAggregates.Wrap(protobuf);

        var (result, records) = Deaggregate(bytes, new HashRange(0, 0));

        Assert.True(result == DeaggregationResult.Malformed, fault);
        AssertPlain(records, bytes);
    }

    [Fact]
    public void One_user_record_outside_the_shard_drops_all_and_leaves_earlier_records_alone()
    {
        // k2 carries explicit hash key 7; k1 hashes into the upper half.
        var earlier = new UserRecord { PartitionKey = "earlier", SequenceNumber = "48", Data = default };
        List<UserRecord> records = [earlier];

        var result = RecordDeaggregator.Deaggregate(
            Record(KnownAggregates.MixedKeys), new HashRange(8, UInt128.MaxValue), records);

        Assert.Equal(DeaggregationResult.OutsideShard, result);
        Assert.Equal([earlier], records);
    }

    [Fact]
    public void Both_ends_of_the_shard_belong_to_it()
    {
        var bytes = KnownAggregates.Wrap(
        [
            0x0A, 0x01, (byte)'k', 0x12, 0x01, (byte)'5', 0x12, 0x01, (byte)'9',
            0x1A, 0x06, 0x08, 0x00, 0x10, 0x00, 0x1A, 0x00,
            0x1A, 0x06, 0x08, 0x00, 0x10, 0x01, 0x1A, 0x00,
        ]);

        Assert.Equal(DeaggregationResult.Aggregated, Deaggregate(bytes, new HashRange(5, 9)).Result);
        Assert.Equal(DeaggregationResult.OutsideShard, Deaggregate(bytes, new HashRange(6, 9)).Result);
        Assert.Equal(DeaggregationResult.OutsideShard, Deaggregate(bytes, new HashRange(5, 8)).Result);
    }

    [Fact]
    public void A_plain_record_is_never_dropped_for_its_hash()
    {
        Assert.Single(Deaggregate("hello"u8.ToArray(), new HashRange(0, 0)).Records);
    }

    [Fact]
    public void Unpacking_allocates_for_keys_and_not_for_user_records()
    {
        var aggregator = new RecordAggregator(maxSize: 1 << 20);
        for (var i = 0; i < 1000; i++) aggregator.TryAdd($"key-{i % 10}", null, new byte[100]);
        var record = Record(aggregator.Drain().Data);
        List<UserRecord> records = new(capacity: 1000);
        RecordDeaggregator.Deaggregate(record, new HashRange(0, UInt128.MaxValue), records);
        records.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        RecordDeaggregator.Deaggregate(record, new HashRange(0, UInt128.MaxValue), records);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(1000, records.Count);
        Assert.InRange(allocated, 1, 4096);
    }

    private static void AssertPlain(List<UserRecord> records, byte[] data)
    {
        var record = Assert.Single(records);
        Assert.Equal("outer", record.PartitionKey);
        Assert.Null(record.ExplicitHashKey);
        Assert.Equal(data, record.Data.ToArray());
        Assert.Equal("49", record.SequenceNumber);
        Assert.Equal(0, record.SubSequenceNumber);
        Assert.Equal(Arrival, record.ApproximateArrivalTimestamp);
        Assert.False(record.Aggregated);
    }

    private static Record Record(ReadOnlyMemory<byte> data) =>
        new() { PartitionKey = "outer", SequenceNumber = "49", ApproximateArrivalTimestamp = Arrival, Data = data };

    private static (DeaggregationResult Result, List<UserRecord> Records) Deaggregate(ReadOnlyMemory<byte> data, HashRange? shard = null)
    {
        List<UserRecord> records = [];
        return (RecordDeaggregator.Deaggregate(Record(data), shard, records), records);
    }
}
