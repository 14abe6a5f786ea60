using System.Text;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class PutRecordsTests
{
    private const string TwoTo128 = "340282366920938463463374607431768211456";

    [Fact]
    public async Task Results_stand_in_the_order_of_the_request()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        var answer = await kinesis.SendAsync(new PutRecordsRequest
        {
            StreamName = "s",
            Records =
            [
                Entry("a"), Entry("b"), Entry("e"), Entry("f"),
                Entry("a") with { ExplicitHashKey = "340282366920938463463374607431768211455" },
                Entry("a") with { ExplicitHashKey = "226854911280625642308916404954512140969" },
                Entry("a") with { ExplicitHashKey = "226854911280625642308916404954512140970" },
            ],
        });

        Assert.Equal((0, null), (answer.FailedRecordCount, answer.EncryptionType));
        Assert.Equal([0, 1, 2, 1, 2, 1, 2], answer.Records.Select(record => record.ShardId![^1] - '0'));
        Assert.All(answer.Records, record => Assert.Equal((null, null), (record.ErrorCode, record.ErrorMessage)));
        for (var shard = 0; shard < 3; shard++)
        {
            var records = (await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard))).Records;
            Assert.Equal(
                answer.Records.Where(record => record.ShardId == $"shardId-{shard:D12}").Select(record => record.SequenceNumber),
                records.Select(record => record.SequenceNumber));
        }
    }

    [Fact]
    public async Task Records_of_a_shard_keep_their_order()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 7);
        var sent = Enumerable.Range(0, 500).Select(i => (Key: $"{i % 23}", Data: $"{i}")).ToArray();
        var answer = await kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = [.. sent.Select(record => Entry(record.Key, record.Data))] });
        for (var shard = 0; shard < 7; shard++)
        {
            Assert.Equal(
                sent.Where((_, i) => answer.Records[i].ShardId == $"shardId-{shard:D12}").Select(record => record.Data),
                await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard)));
        }
    }

    [Fact]
    public async Task Checks_follow_one_another_and_nothing_is_written()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var badKey = Entry("a") with { ExplicitHashKey = TwoTo128 };
        var large = Enumerable.Repeat(Entry("ab") with { Data = new byte[(1 << 20) - 2] }, 10);

        var request = new PutRecordsRequest { StreamName = "s", Records = [Entry("good"), badKey, .. large, Entry("k") with { Data = new byte[1 << 20] }] };
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(request));

        await kinesis.CreateAsync("s", 2);
        await Refusal.IsAsync(
            "ValidationException",
            "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048576 cap=1048576]' at 'records.13.member.data' "
            + "failed to satisfy constraint: Member must have length less than or equal to 1048575",
            () => kinesis.SendAsync(request));

        request = request with { Records = [Entry("good"), badKey, .. large] };
        await Refusal.InvalidArgumentAsync("Records size exceeds 10 MB limit", () => kinesis.SendAsync(request));

        request = request with { Records = [Entry("good"), badKey] };
        await Refusal.InvalidArgumentAsync(
            $"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {TwoTo128}",
            () => kinesis.SendAsync(request));

        for (var shard = 0; shard < 2; shard++)
            Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard)));
    }

    [Fact]
    public async Task Ten_mebibytes_fit_to_the_byte()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var large = Enumerable.Repeat(Entry("ab") with { Data = new byte[(1 << 20) - 2] }, 10).ToArray();
        Assert.Equal(0, (await kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = large })).FailedRecordCount);
    }

    [Fact]
    public async Task No_more_than_ten_violations_are_told()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var one = "Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'records.{0}.member.data' failed to satisfy constraint: "
            + "Member must have length less than or equal to 1048576";
        var data = new byte[(1 << 20) + 1];
        await Refusal.IsAsync(
            "ValidationException",
            "10 validation errors detected: "
            + string.Join("; ", Enumerable.Range(1, 10).Select(i => one.Replace("{0}", $"{i}", StringComparison.Ordinal))),
            () => kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = [.. Enumerable.Repeat(Entry("k") with { Data = data }, 11)] }));
    }

    [Fact]
    public async Task A_shard_without_room_fails_its_own_records_alone()
    {
        FaultyRecordLogStore? faulty = null;
        await using var kinesis = await TestKinesis.OpenAsync(logs: store => faulty = new FaultyRecordLogStore(store));
        await kinesis.CreateAsync("s", 3);
        faulty!.Full.Add("/1");
        var answer = await kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = [Entry("a"), Entry("b"), Entry("e"), Entry("f")] });

        Assert.Equal(2, answer.FailedRecordCount);
        Assert.Equal([null, "InternalFailure", null, "InternalFailure"], answer.Records.Select(record => record.ErrorCode));
        Assert.Equal([null, "Internal service failure.", null, "Internal service failure."], answer.Records.Select(record => record.ErrorMessage));
        Assert.Equal([true, false, true, false], answer.Records.Select(record => !record.SequenceNumber.IsAbsent && record.ShardId is not null));

        faulty.Full.Clear();
        Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard: 1)));
        Assert.Equal(["a"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard: 0)));
    }

    [Fact]
    public async Task With_no_room_at_all_the_call_fails_whole()
    {
        FaultyRecordLogStore? faulty = null;
        await using var kinesis = await TestKinesis.OpenAsync(logs: store => faulty = new FaultyRecordLogStore(store));
        await kinesis.CreateAsync("s", 3);
        faulty!.Full.UnionWith(["/0", "/1", "/2"]);
        var fault = await Assert.ThrowsAsync<RecordLogException>(
            () => kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = [Entry("a"), Entry("b")] }));
        Assert.Equal(RecordLogFault.DiskFull, fault.Fault);
    }

    private static PutRecordsRequestEntry Entry(string key, string? data = null) =>
        new() { PartitionKey = key, Data = Encoding.UTF8.GetBytes(data ?? key) };
}
