using System.Globalization;
using System.Numerics;
using Millrace.Kinesis.Records;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class PutRecordTests
{
    private static readonly string TwoTo128 = BigInteger.Pow(2, 128).ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_record_gets_a_number_of_its_shard_and_second()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        kinesis.Time.Advance(TimeSpan.FromSeconds(90));
        var answer = await kinesis.PutAsync("s", "x");

        Assert.Equal(("shardId-000000000000", null), (answer.ShardId, answer.EncryptionType));
        Assert.True(SequenceNumber.TryParse(answer.SequenceNumber, out var number));
        Assert.Equal(
            SequenceNumber.Of(TestKinesis.Start.ToUnixTimeSeconds() - 2, 0, 1, TestKinesis.Start.ToUnixTimeSeconds() + 90), number);
    }

    [Theory]
    [InlineData("a", 0)]
    [InlineData("b", 1)]
    [InlineData("e", 2)]
    [InlineData("f", 1)]
    public async Task The_partition_key_picks_the_shard(string key, int shard)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        Assert.Equal($"shardId-{shard:D12}", (await kinesis.PutAsync("s", "x", key)).ShardId);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("113427455640312821154458202477256070484", 0)]
    [InlineData("113427455640312821154458202477256070485", 1)]
    [InlineData("226854911280625642308916404954512140969", 1)]
    [InlineData("226854911280625642308916404954512140970", 2)]
    [InlineData("340282366920938463463374607431768211455", 2)]
    public async Task An_explicit_hash_key_picks_it_instead(string hashKey, int shard)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        var answer = await kinesis.SendAsync(Put() with { ExplicitHashKey = hashKey });
        Assert.Equal($"shardId-{shard:D12}", answer.ShardId);
    }

    [Fact]
    public async Task An_explicit_hash_key_of_2_to_the_128_is_out_of_range()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync(
            $"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {TwoTo128}",
            () => kinesis.SendAsync(Put() with { ExplicitHashKey = TwoTo128 }));
    }

    [Fact]
    public async Task The_stream_is_looked_up_before_the_record_is_looked_at()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var bad = Put() with { Data = new byte[2 << 20], ExplicitHashKey = TwoTo128, SequenceNumberForOrdering = "7" };
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(bad));

        await kinesis.CreateAsync("s", 1);
        await Refusal.IsAsync("ValidationException", TooLarge(2 << 20, 1 << 20), () => kinesis.SendAsync(bad));
        await Refusal.InvalidArgumentAsync(
            $"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {TwoTo128}",
            () => kinesis.SendAsync(bad with { Data = Array.Empty<byte>() }));
    }

    [Fact]
    public async Task Empty_data_is_a_record()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Put() with { Data = Array.Empty<byte>() });
        var records = (await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon))).Records;
        Assert.Equal(0, Assert.Single(records).Data!.Value.Length);
    }

    [Theory]
    [InlineData("k", (1 << 20) - 1, null)]
    [InlineData("k", 1 << 20, (1 << 20) - 1)]
    [InlineData("k", (1 << 20) + 1, 1 << 20)]
    [InlineData("ü", (1 << 20) - 2, null)]
    [InlineData("ü", (1 << 20) - 1, (1 << 20) - 2)]
    public async Task Data_and_key_have_a_mebibyte_together(string partitionKey, int bytes, int? limit)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var request = Put() with { PartitionKey = partitionKey, Data = new byte[bytes] };
        if (limit is null) await kinesis.SendAsync(request);
        else await Refusal.IsAsync("ValidationException", TooLarge(bytes, limit.Value), () => kinesis.SendAsync(request));
    }

    [Fact]
    public async Task A_stream_can_take_larger_records()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1, MaxRecordSizeInKiB = 10_240 });
        await kinesis.SendAsync(Put() with { Data = new byte[(10 << 20) - 1] });
        await Refusal.IsAsync(
            "ValidationException", TooLarge(10 << 20, (10 << 20) - 1), () => kinesis.SendAsync(Put() with { Data = new byte[10 << 20] }));
        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));
        Assert.Equal((10 << 20) - 1, Assert.Single(page.Records).Data!.Value.Length);
    }

    [Theory]
    [InlineData("20000000000000000000000000000000000000000000002")] // all 0
    [InlineData("20000000000000000000000000000000000000000000001")] // all 0, version 1
    [InlineData("20000000000000000000000000000000000000800000002")] // shard -2147483648
    [InlineData("3")]
    public async Task Odd_numbers_for_ordering_are_taken(string hex)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Put() with { SequenceNumberForOrdering = Decimal(hex) });
    }

    [Theory]
    [InlineData("20000000000000000000000000000000000000000000000")] // version 0
    [InlineData("20000000000000000000000000000000000000000000003")]
    [InlineData("20000000000000000000000000000000000000000000004")]
    [InlineData("30000000000000000000000000000000000000000000001")] // initial 3
    [InlineData("1ffffffffff7fffffffffffffff000000000007fffffff2")] // initial 1
    [InlineData("20000000000800000000000000000000000000000000002")] // 8 in the index
    [InlineData("13bb2cc3d80000000000000000000000")] // large date
    public async Task Numbers_that_are_none_are_not_taken_for_ordering(string hex)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await RefusesOrderingAsync(kinesis, Decimal(hex));
        Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task A_number_from_the_next_second_is_not_taken_for_ordering()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        var now = TestKinesis.Start.ToUnixTimeSeconds();
        await kinesis.SendAsync(Put() with { SequenceNumberForOrdering = SequenceNumber.Of(now, 7, 9, now).ToString() });
        await RefusesOrderingAsync(kinesis, SequenceNumber.Of(now, 7, 9, now + 1).ToString());
    }

    [Fact]
    public async Task A_number_is_greater_than_the_one_given_for_ordering()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var last = (await kinesis.PutAsync("s", "0")).SequenceNumber;
        for (var i = 1; i < 5; i++)
        {
            var next = (await kinesis.SendAsync(Put() with { SequenceNumberForOrdering = last })).SequenceNumber;
            Assert.True(string.CompareOrdinal(last, next) < 0);
            last = next;
        }

        // One that the shard has yet to hand out could not be honoured.
        Assert.True(SequenceNumber.TryParse(last, out var number));
        await RefusesOrderingAsync(kinesis, (number with { Index = number.Index + 1 }).ToString());
    }

    [Fact]
    public async Task A_number_handed_out_before_the_clock_went_back_is_taken()
    {
        await using var kinesis = await TestKinesis.OpenAsync(logs: store => new AheadOfTime(store, TimeSpan.FromHours(1)));
        await kinesis.CreateAsync("s", 1);
        var ahead = await kinesis.PutAsync("s", "x");
        await kinesis.SendAsync(Put() with { SequenceNumberForOrdering = ahead.SequenceNumber });
    }

    [Fact]
    public async Task Without_room_nothing_is_acknowledged_and_the_fault_is_the_stores()
    {
        FaultyRecordLogStore? faulty = null;
        await using var kinesis = await TestKinesis.OpenAsync(logs: store => faulty = new FaultyRecordLogStore(store));
        await kinesis.CreateAsync("s", 1);
        faulty!.Full.Add("/0");
        var fault = await Assert.ThrowsAsync<RecordLogException>(() => kinesis.PutAsync("s", "x"));
        Assert.Equal(RecordLogFault.DiskFull, fault.Fault);

        faulty.Full.Clear();
        await kinesis.PutAsync("s", "y");
        Assert.Equal(["y"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task An_encrypted_stream_says_so()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "plain");
        await kinesis.ChangeAsync("s", state => state with { KeyId = "alias/aws/kinesis" });
        Assert.Equal("KMS", (await kinesis.PutAsync("s", "secret")).EncryptionType);
        var records = (await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon))).Records;
        Assert.Equal([null, "KMS"], records.Select(record => record.EncryptionType));
    }

    private static PutRecordRequest Put() => new() { StreamName = "s", PartitionKey = "k", Data = "x"u8.ToArray() };

    private static Task RefusesOrderingAsync(TestKinesis kinesis, string number) => Refusal.InvalidArgumentAsync(
        $"ExclusiveMinimumSequenceNumber {number} used in PutRecord on stream s under account 123456789012 is invalid.",
        () => kinesis.SendAsync(Put() with { SequenceNumberForOrdering = number }));

    private static string TooLarge(int bytes, int limit) =>
        $"1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim={bytes} cap={bytes}]' at 'data' failed to satisfy constraint: "
        + $"Member must have length less than or equal to {limit}";

    private static string Decimal(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    /// <summary>Logs that stamped their last records before the clock was set back.</summary>
    private sealed class AheadOfTime(IRecordLogStore inner, TimeSpan lead) : IRecordLogStore
    {
        public IRecordLog Open(string name) => new Log(inner.Open(name), (long)lead.TotalMilliseconds);

        public ValueTask DeleteAsync(string prefix, CancellationToken cancellationToken) => inner.DeleteAsync(prefix, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        private sealed class Log(IRecordLog log, long lead) : IRecordLog
        {
            public long NextPosition => log.NextPosition;

            public long LastArrival => log.LastArrival + lead;

            public async ValueTask<AppendResult> AppendAsync(ReadOnlyMemory<NewRecord> records, CancellationToken cancellationToken)
            {
                var appended = await log.AppendAsync(records.Span, cancellationToken);
                return appended with { Arrival = appended.Arrival + lead };
            }

            public ValueTask<AppendResult> AppendAsync(ReadOnlySpan<NewRecord> records, CancellationToken cancellationToken) =>
                AppendAsync(new ReadOnlyMemory<NewRecord>(records.ToArray()), cancellationToken);

            public ValueTask<RecordPage> ReadAsync(long from, long notBefore, int maxRecords, long maxBytes, CancellationToken cancellationToken) =>
                log.ReadAsync(from, notBefore, maxRecords, maxBytes, cancellationToken);

            public ValueTask WaitAsync(long position, CancellationToken cancellationToken) => log.WaitAsync(position, cancellationToken);

            public ValueTask<long> FindAsync(long arrival, CancellationToken cancellationToken) => log.FindAsync(arrival, cancellationToken);

            public ValueTask TrimAsync(long arrival, CancellationToken cancellationToken) => log.TrimAsync(arrival, cancellationToken);
        }
    }
}
