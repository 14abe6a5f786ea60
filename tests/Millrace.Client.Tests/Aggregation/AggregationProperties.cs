using System.Globalization;
using CsCheck;
using Millrace.Client.Aggregation;
using Millrace.Model.Kinesis;
using Record = Millrace.Model.Kinesis.Record;

namespace Millrace.Client.Tests.Aggregation;

public sealed class AggregationProperties
{
    private static readonly Gen<string> PartitionKeys = Gen.OneOf(
        Gen.Const("a"), Gen.Const("ключ"), Gen.Const("鍵"), Gen.Const("😀"), Gen.Char['!', '~'].Array[1, 40].Select(key => new string(key)));

    private static readonly Gen<string?> ExplicitHashKeys = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.Select(Gen.ULong, Gen.ULong, (upper, lower) => (string?)new UInt128(upper, lower).ToString(CultureInfo.InvariantCulture)));

    private static readonly Gen<(string Key, string? Hash, byte[] Data)[]> UserRecords =
        Gen.Select(PartitionKeys, ExplicitHashKeys, Gen.Byte.Array[0, 300]).Array[2, 60];

    [Fact]
    public void What_is_aggregated_comes_back_the_same_and_has_the_size_that_was_told() => UserRecords.Sample(userRecords =>
    {
        var (record, told) = Aggregate(userRecords);
        List<UserRecord> back = [];

        var result = RecordDeaggregator.Deaggregate(AsRecord(record), new HashRange(0, UInt128.MaxValue), back);

        Assert.Equal(DeaggregationResult.Aggregated, result);
        Assert.Equal(told, record.Data.Length + 1);
        Assert.Equal(
            userRecords.Select((user, position) => $"{position} {user.Key} {user.Hash} {Convert.ToHexString(user.Data)}"),
            back.Select(user => $"{user.SubSequenceNumber} {user.PartitionKey} {user.ExplicitHashKey} {Convert.ToHexString(user.Data.Span)}"));
    });

    [Fact]
    public void Random_bytes_behind_the_right_magic_and_digest_never_throw() => Gen.Byte.Array[1, 200].Sample(protobuf =>
    {
        var bytes = KnownAggregates.Wrap(protobuf);
        List<UserRecord> records = [];

        var result = RecordDeaggregator.Deaggregate(
            new Record { PartitionKey = "k", SequenceNumber = "1", Data = bytes }, shard: null, records);

        if (result == DeaggregationResult.Malformed) Assert.Equal(bytes, Assert.Single(records).Data.ToArray());
        else Assert.Equal(DeaggregationResult.Aggregated, result);
    });

    [Fact]
    public void Random_bytes_are_plain_records() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        List<UserRecord> records = [];

        var result = RecordDeaggregator.Deaggregate(
            new Record { PartitionKey = "k", SequenceNumber = "1", Data = bytes }, shard: null, records);

        Assert.Equal(DeaggregationResult.Plain, result);
        Assert.Equal(bytes, Assert.Single(records).Data.ToArray());
    });

    [Fact]
    public void One_changed_byte_makes_an_aggregate_a_plain_record() =>
        Gen.Select(UserRecords, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample((userRecords, place, change) =>
        {
            var bytes = Aggregate(userRecords).Record.Data.ToArray();
            bytes[place % bytes.Length] ^= change;
            List<UserRecord> records = [];

            var result = RecordDeaggregator.Deaggregate(
                new Record { PartitionKey = "k", SequenceNumber = "1", Data = bytes }, shard: null, records);

            Assert.Equal(DeaggregationResult.Plain, result);
            Assert.Equal(bytes, Assert.Single(records).Data.ToArray());
        });

    [Fact]
    public void A_change_under_a_fresh_digest_never_throws_and_loses_nothing_silently() =>
        Gen.Select(UserRecords, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample((userRecords, place, change) =>
        {
            var protobuf = Aggregate(userRecords).Record.Data[4..^16].ToArray();
            protobuf[place % protobuf.Length] ^= change;
            var bytes = KnownAggregates.Wrap(protobuf);
            List<UserRecord> records = [];

            var result = RecordDeaggregator.Deaggregate(
                new Record { PartitionKey = "k", SequenceNumber = "1", Data = bytes }, shard: null, records);

            Assert.NotEqual(DeaggregationResult.Plain, result);
            if (result == DeaggregationResult.Malformed) Assert.Equal(bytes, Assert.Single(records).Data.ToArray());
        });

    private static (AggregatedRecord Record, int Told) Aggregate((string Key, string? Hash, byte[] Data)[] userRecords)
    {
        var aggregator = new RecordAggregator(maxSize: 1 << 20);
        foreach (var (key, hash, data) in userRecords) Assert.True(aggregator.TryAdd(key, hash, data));
        var told = aggregator.Size;
        return (aggregator.Drain(), told);
    }

    private static Record AsRecord(AggregatedRecord record) =>
        new() { PartitionKey = record.PartitionKey, SequenceNumber = "1", Data = record.Data };
}
