using Millrace.Kcl.Retrieval;

namespace Millrace.Kcl.Tests.Retrieval;

public sealed class BatchQueueTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(30_000, 0)]
    [InlineData(1, 8 * 1024 * 1024)]
    public async Task Many_records_or_bytes_fill_the_queue(int records, int size)
    {
        var queue = new BatchQueue(maxBatches: 4);
        queue.Add(Batch([.. Enumerable.Range(1, records).Select(number => ScriptedCalls.Of(number, size))]));
        var room = queue.WaitForRoomAsync(Ending).AsTask();
        Assert.False(room.IsCompleted);
        await queue.ReadAsync(Ending);
        await room.InTime();
    }

    /// <summary>An idle shard's answers must not keep records out.</summary>
    [Fact]
    public async Task A_batch_without_records_is_left_out_where_others_wait()
    {
        var queue = new BatchQueue(maxBatches: 2);
        queue.Add(Batch());
        queue.Add(Batch());
        Assert.True(queue.WaitForRoomAsync(Ending).AsTask().IsCompleted);
        queue.Add(Batch() with { ChildShards = [] });
        Assert.False((await queue.ReadAsync(Ending)).IsAtShardEnd);
        Assert.True((await queue.ReadAsync(Ending)).IsAtShardEnd);
    }

    private static RecordsBatch Batch(params Model.Kinesis.Record[] records) => new(records, 0, DateTimeOffset.UnixEpoch);
}
