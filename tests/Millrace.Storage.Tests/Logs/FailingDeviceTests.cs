using Millrace.Storage.Logs;

namespace Millrace.Storage.Tests.Logs;

/// <summary>Disks that are full or broken while the logs are in use.</summary>
public sealed class FailingDeviceTests : FileLogCase
{
    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public async Task A_full_disk_refuses_appends_until_there_is_room_again(Durability durability)
    {
        await using var store = OpenStore(durability);
        var log = store.Open("log");
        await log.AppendAsync("1");

        // Whatever part of the write fits, none of it counts.
        for (var room = 0; room < 50; room++)
        {
            Disk.Room = room;
            Assert.Equal(RecordLogFault.DiskFull, await FaultAsync(log, "2"));
            Assert.Equal(["1"], await log.DataAsync());
            Assert.Equal(2, log.NextPosition);
        }
        Disk.Room = long.MaxValue;

        Assert.Equal(2, (await log.AppendAsync("2")).FirstPosition);
        Assert.Equal(["1", "2"], await log.DataAsync());
        using var crashed = Crash();
        await using var recovered = OpenStore(durability, crashed);
        Assert.Equal(["1", "2"], await recovered.Open("log").DataAsync());
        Assert.Empty(recovered.Recovery.Findings);
    }

    [Fact]
    public async Task Trouble_is_told_while_there_is_some()
    {
        await using var store = OpenStore(Durability.Full);
        await store.Open("log").AppendAsync("1");
        Assert.Null(store.FindTrouble());
        Disk.Room = 10;
        Assert.StartsWith("The disk of the data directory is full", store.FindTrouble(), StringComparison.Ordinal);
        Disk.Room = long.MaxValue;
        Assert.Null(store.FindTrouble());
        Disk.FailsSyncs = true;
        Assert.Equal(RecordLogFault.Failed, await FaultAsync(store.Open("log"), "2"));
        Disk.FailsSyncs = false;
        Assert.StartsWith("The device failed under 1 record logs", store.FindTrouble(), StringComparison.Ordinal);
        await store.DeleteAsync("log", TestContext.Current.CancellationToken);
        Assert.Null(store.FindTrouble());
    }

    [Fact]
    public async Task A_disk_that_is_full_at_the_first_append_leaves_no_half_segment()
    {
        await using var store = OpenStore();
        var log = store.Open("log");
        // Not the segment's header, then the header and not the batch, then the segment is there.
        foreach (var room in new[] { 0, 30, 63, 64 + 30, 0, 30 })
        {
            Disk.Room = room;
            Assert.Equal(RecordLogFault.DiskFull, await FaultAsync(log, "1"));
        }
        Disk.Room = long.MaxValue;

        Assert.Equal(1, (await log.AppendAsync("1")).FirstPosition);
        Assert.Equal(["1"], await log.DataAsync());
    }

    [Fact]
    public async Task A_disk_that_is_full_when_a_segment_begins_recovers()
    {
        SegmentBytes = 100;
        await using var store = OpenStore();
        var log = store.Open("log");
        await log.AppendAsync("1");
        Disk.Room = 10;
        Assert.Equal(RecordLogFault.DiskFull, await FaultAsync(log, "2"));
        Disk.Room = long.MaxValue;

        await log.AppendAsync("2");

        Assert.Equal(["1", "2"], await log.DataAsync());
    }

    [Fact]
    public async Task A_full_disk_fails_everything_that_waits_and_nothing_gets_half_in()
    {
        await using var store = OpenStore(Durability.Full);
        var log = store.Open("log");
        await log.AppendAsync("1");
        using var closed = Disk.SyncGate.Close();
        var first = log.AppendAsync("2");
        await Disk.SyncGate.HeldAsync();
        Disk.Room = 0;
        Task<AppendResult>[] waiting = [log.AppendAsync("3"), log.AppendAsync("4")];
        Disk.SyncGate.Open();

        // The first one was written before the disk filled up.
        await first;
        foreach (var append in waiting)
            Assert.Equal(RecordLogFault.DiskFull, (await Assert.ThrowsAsync<RecordLogException>(() => append)).Fault);
        Assert.Equal(["1", "2"], await log.DataAsync());

        Disk.Room = long.MaxValue;
        Assert.Equal(3, (await log.AppendAsync("5")).FirstPosition);
        Assert.Equal(["1", "2", "5"], await log.DataAsync());
    }

    [Fact]
    public async Task A_failing_write_ends_appends_but_not_reads()
    {
        var store = OpenStore();
        var log = store.Open("log");
        await log.AppendAsync("1");
        Disk.FailsWrites = true;

        Assert.Equal(RecordLogFault.Failed, await FaultAsync(log, "2"));

        Disk.FailsWrites = false;
        Assert.Equal(RecordLogFault.Failed, await FaultAsync(log, "2"));
        Assert.Equal(["1"], await log.DataAsync());
        Assert.Equal(2, log.NextPosition);
        await store.DisposeAsync();
        await using var reopened = OpenStore();
        Assert.False(reopened.Recovery.WasClean);
        Assert.Equal(["1"], await reopened.Open("log").DataAsync());
        await reopened.Open("log").AppendAsync("2");
        Assert.Equal(["1", "2"], await reopened.Open("log").DataAsync());
    }

    [Fact]
    public async Task A_full_disk_that_cannot_be_cut_back_ends_appends()
    {
        await using var store = OpenStore();
        var log = store.Open("log");
        await log.AppendAsync("1");
        (Disk.Room, Disk.FailsTruncation) = (20, true);

        Assert.Equal(RecordLogFault.Failed, await FaultAsync(log, "2"));

        (Disk.Room, Disk.FailsTruncation) = (long.MaxValue, false);
        Assert.Equal(RecordLogFault.Failed, await FaultAsync(log, "2"));
        Assert.Equal(["1"], await log.DataAsync());
    }

    [Fact]
    public async Task A_failing_sync_acknowledges_nothing_more_until_the_store_is_opened_anew()
    {
        var store = OpenStore(Durability.Full);
        var (log, other) = (store.Open("log"), store.Open("other"));
        await log.AppendAsync("1");
        await other.AppendAsync("a");
        Disk.FailsSyncs = true;

        Assert.Equal(RecordLogFault.Failed, await FaultAsync(log, "2"));

        Disk.FailsSyncs = false;
        Assert.Equal(RecordLogFault.Failed, await FaultAsync(log, "3"));
        Assert.Equal(["1"], await log.DataAsync());
        await other.AppendAsync("b");
        await store.DisposeAsync();

        await using var reopened = OpenStore(Durability.Full);
        Assert.False(reopened.Recovery.WasClean);
        Assert.Equal(["a", "b"], await reopened.Open("other").DataAsync());
        Assert.True((await reopened.Open("log").AppendAsync("4")).FirstPosition > 1);
        // Record 2 was written though never acknowledged, so it may be there.
        Assert.Equal(["1", "2", "4"], await reopened.Open("log").DataAsync());
    }

    [Fact]
    public async Task A_position_that_could_not_be_reserved_is_not_given()
    {
        await using var store = OpenStore();
        var log = store.Open("log");
        Disk.FailsSyncs = true;

        Assert.Equal(RecordLogFault.Failed, await FaultAsync(log, "1"));

        Assert.Equal(1, log.NextPosition);
        Assert.False(Directory.Exists(Folder["log"]));
    }

    [Fact]
    public async Task A_store_that_could_not_be_closed_cleanly_says_so_and_is_recovered()
    {
        var store = OpenStore();
        await store.Open("log").AppendAsync("1");
        Disk.FailsSyncs = true;

        var error = await Assert.ThrowsAsync<RecordLogException>(async () => await store.DisposeAsync());

        Assert.Equal(RecordLogFault.Failed, error.Fault);
        Disk.FailsSyncs = false;
        await using var reopened = OpenStore();
        Assert.False(reopened.Recovery.WasClean);
        Assert.Equal(["1"], await reopened.Open("log").DataAsync());
    }

    [Fact]
    public async Task A_failing_read_says_so()
    {
        await using var store = OpenStore();
        var log = store.Open("log");
        await log.AppendAsync("1");
        Disk.FailsReads = true;

        Assert.Equal(RecordLogFault.Failed, (await Assert.ThrowsAsync<RecordLogException>(() => log.DataAsync())).Fault);

        Disk.FailsReads = false;
        Assert.Equal(["1"], await log.DataAsync());
    }

    [Fact]
    public async Task Appends_that_wait_share_a_sync()
    {
        await using var store = OpenStore(Durability.Full);
        var log = store.Open("log");
        await log.AppendAsync("1");
        var before = Disk.Syncs;
        using var closed = Disk.SyncGate.Close();
        var first = log.AppendAsync("first");
        await Disk.SyncGate.HeldAsync();
        var appends = Enumerable.Range(0, 100).Select(i => log.AppendAsync($"{i}")).ToArray();
        Disk.SyncGate.Open();
        await Task.WhenAll([first, .. appends]);

        Assert.Equal(2, Disk.Syncs - before);
    }

    [Fact]
    public async Task Nothing_is_visible_before_it_is_synced()
    {
        await using var store = OpenStore(Durability.Full);
        var log = store.Open("log");
        await log.AppendAsync("1");
        using var closed = Disk.SyncGate.Close();
        var append = log.AppendAsync("2");
        await Disk.SyncGate.HeldAsync();

        Assert.Equal(["1"], await log.DataAsync());
        Assert.Equal(2, log.NextPosition);
        Assert.False(append.IsCompleted);

        Disk.SyncGate.Open();
        await append;
        Assert.Equal(["1", "2"], await log.DataAsync());
    }

    [Fact]
    public async Task Deleting_a_log_closes_the_appends_that_wait()
    {
        await using var store = OpenStore(Durability.Full);
        var log = store.Open("log");
        await log.AppendAsync("1");
        using var closed = Disk.SyncGate.Close();
        var append = log.AppendAsync("2");
        await Disk.SyncGate.HeldAsync();
        var delete = store.DeleteAsync("log", TestContext.Current.CancellationToken);
        Assert.Equal(RecordLogFault.Closed, Assert.Throws<RecordLogException>(() => store.Open("log")).Fault);
        Disk.SyncGate.Open();
        await delete;

        Assert.Equal(RecordLogFault.Closed, (await Assert.ThrowsAsync<RecordLogException>(() => append)).Fault);
        Assert.Empty(await store.Open("log").DataAsync());
        Assert.False(Directory.Exists(Folder["log"]));
    }

    private static async Task<RecordLogFault> FaultAsync(IRecordLog log, string data) =>
        (await Assert.ThrowsAsync<RecordLogException>(() => log.AppendAsync(data))).Fault;
}
