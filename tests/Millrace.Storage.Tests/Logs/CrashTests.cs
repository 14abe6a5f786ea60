using Millrace.Storage.Logs;
using static Millrace.Storage.Tests.Logs.LogExtensions;

namespace Millrace.Storage.Tests.Logs;

/// <summary>What a stop that was not clean leaves, and what opening makes of it.</summary>
public sealed class CrashTests : FileLogCase
{
    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public async Task A_crash_loses_nothing_that_was_acknowledged(Durability durability)
    {
        await using var store = OpenStore(durability);
        await store.Open("log").AppendAsync(Record("k", "1"), Record("k", "2"));
        await store.Open("a/b").AppendAsync("3");
        using var crashed = Crash();

        await using var recovered = OpenStore(durability, crashed);

        Assert.Equal(["1", "2"], await recovered.Open("log").DataAsync());
        Assert.Equal(["3"], await recovered.Open("a/b").DataAsync());
        Assert.False(recovered.Recovery.WasClean);
        Assert.Equal(2, recovered.Recovery.LogsChecked);
        Assert.Empty(recovered.Recovery.Findings);
    }

    [Fact]
    public async Task A_tail_torn_at_any_byte_is_cut_off_and_reported()
    {
        long whole;
        await using (var store = OpenStore())
        {
            var log = store.Open("log");
            await log.AppendAsync("1");
            whole = new FileInfo(Segments(Folder)[0]).Length;
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            await log.AppendAsync(Record("k", "2"), Record("k", "3"));
            using var crashed = Crash();
            var length = new FileInfo(Segments(Folder)[0]).Length;

            for (var cut = whole + 1; cut < length; cut++)
            {
                using var torn = crashed.Copy();
                Truncate(Segments(torn)[0], cut);
                await using var recovered = OpenStore(folder: torn);
                var finding = Assert.Single(recovered.Recovery.Findings);
                Assert.Equal((RecoveryFindingKind.TornTail, "log", cut - whole), (finding.Kind, finding.Log, finding.Bytes));
                var open = recovered.Open("log");
                Assert.Equal(["1"], await open.DataAsync());
                Assert.True((await open.AppendAsync("4")).FirstPosition > 3);
                Assert.Equal(["1", "4"], await open.DataAsync());
            }
        }
    }

    [Fact]
    public async Task A_tail_of_which_any_byte_was_not_written_is_cut_off()
    {
        await using var store = OpenStore();
        var log = store.Open("log");
        await log.AppendAsync("1");
        var whole = new FileInfo(Segments(Folder)[0]).Length;
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await log.AppendAsync("2");
        var length = new FileInfo(Segments(Folder)[0]).Length;

        for (var offset = whole; offset < length; offset++)
        {
            using var torn = Crash();
            Flip(Segments(torn)[0], offset);
            await using var recovered = OpenStore(folder: torn);
            Assert.Equal(["1"], await recovered.Open("log").DataAsync());
            Assert.Equal(whole, new FileInfo(Segments(torn)[0]).Length);
        }
    }

    [Fact]
    public async Task A_long_append_of_which_only_the_first_batches_were_written_is_cut_off_whole()
    {
        await using var store = OpenStore();
        var log = store.Open("log");
        await log.AppendAsync("1");
        var whole = new FileInfo(Segments(Folder)[0]).Length;
        await log.AppendAsync([.. Enumerable.Range(0, 100).Select(i => Record("k", new string('x', 10_000)))]);
        using var torn = Crash();
        // Beyond the third of its four batches.
        Truncate(Segments(torn)[0], whole + 900_000);

        await using var recovered = OpenStore(folder: torn);

        Assert.Equal(["1"], await recovered.Open("log").DataAsync());
        Assert.Equal(900_000, Assert.Single(recovered.Recovery.Findings).Bytes);
    }

    [Fact]
    public async Task A_group_torn_in_its_middle_is_cut_off_there_although_its_end_was_written()
    {
        await using var store = OpenStore(Durability.Full);
        var log = store.Open("log");
        await log.AppendAsync("1");
        var whole = new FileInfo(Segments(Folder)[0]).Length;

        // While the sync of the first is held back, the others gather in one group, a batch each.
        using var closed = Disk.SyncGate.Close();
        var appends = new List<Task<AppendResult>>();
        foreach (var data in new[] { "2", "3", "4", "5" })
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            appends.Add(log.AppendAsync(data));
            await Disk.SyncGate.HeldAsync();
        }
        Disk.SyncGate.Open();
        await Task.WhenAll(appends);
        var batch = (new FileInfo(Segments(Folder)[0]).Length - whole) / 4;

        using var torn = Crash();
        Flip(Segments(torn)[0], whole + 2 * batch + 50);
        await using var recovered = OpenStore(Durability.Full, torn);

        Assert.Equal(["1", "2", "3"], await recovered.Open("log").DataAsync());
        Assert.Equal(RecoveryFindingKind.TornTail, Assert.Single(recovered.Recovery.Findings).Kind);
    }

    [Fact]
    public async Task A_segment_whose_header_was_not_written_is_removed()
    {
        await using var store = OpenStore();
        await store.Open("log").AppendAsync("1");
        foreach (var length in new[] { 0, 1, 63, 64 })
        {
            using var torn = Crash();
            var header = new byte[length];
            await File.WriteAllBytesAsync(torn["log/00000000000000000002.log"], header, TestContext.Current.CancellationToken);

            await using var recovered = OpenStore(folder: torn);

            Assert.Equal(["1"], await recovered.Open("log").DataAsync());
            Assert.Single(Segments(torn));
        }
    }

    [Fact]
    public async Task Positions_are_not_given_again_after_acknowledged_records_were_lost()
    {
        await using var store = OpenStore();
        var log = store.Open("log");
        await log.AppendAsync("1");
        var kept = new FileInfo(Segments(Folder)[0]).Length;
        for (var i = 2; i <= 50; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            await log.AppendAsync($"{i}");
        }
        // A power cut takes what was written but not synced.
        using var crashed = Crash();
        Truncate(Segments(crashed)[0], kept);

        await using var recovered = OpenStore(folder: crashed);

        var open = recovered.Open("log");
        Assert.True(open.NextPosition > 50);
        Assert.True((await open.AppendAsync("51")).FirstPosition > 50);
        Assert.Equal(["1", "51"], await open.DataAsync());
    }

    [Fact]
    public async Task Positions_are_not_given_again_after_a_whole_log_was_lost()
    {
        await using var store = OpenStore();
        await store.Open("log").AppendAsync("1");
        using var crashed = Crash();
        Directory.Delete(crashed["log"], recursive: true);

        await using var recovered = OpenStore(folder: crashed);

        Assert.True((await recovered.Open("log").AppendAsync("2")).FirstPosition > 1);
    }

    [Fact]
    public async Task Positions_are_not_given_again_after_the_reserve_was_lost()
    {
        await using var store = OpenStore();
        await store.Open("log").AppendAsync(Record("k", "1"), Record("k", "2"));
        using var crashed = Crash();
        File.Delete(crashed["positions"]);

        await using var recovered = OpenStore(folder: crashed);

        Assert.True((await recovered.Open("log").AppendAsync("3")).FirstPosition > 2);
        Assert.Equal(["1", "2", "3"], await recovered.Open("log").DataAsync());
    }

    [Fact]
    public async Task A_damaged_slot_of_the_reserve_leaves_the_other()
    {
        await using var store = OpenStore();
        await store.Open("log").AppendAsync("1");
        foreach (var slot in new[] { 0, 4096 })
        {
            using var crashed = Crash();
            Flip(crashed["positions"], slot + 33);
            await using var recovered = OpenStore(folder: crashed);
            Assert.True((await recovered.Open("log").AppendAsync("2")).FirstPosition > 1);
            Assert.Equal(["1", "2"], await recovered.Open("log").DataAsync());
        }
    }

    [Fact]
    public async Task Positions_rise_through_many_crashes()
    {
        var acknowledged = new List<(long Position, string Data)>();
        var folder = new TemporaryFolder();
        for (var run = 0; run < 10; run++)
        {
            TemporaryFolder crashed;
            await using (var store = OpenStore(folder: folder))
            {
                var log = store.Open("log");
                Assert.Equal(acknowledged, await log.ReadAllAsync());
                for (var i = 0; i < 3; i++)
                    acknowledged.Add(((await log.AppendAsync($"{run}/{i}")).FirstPosition, $"{run}/{i}"));
                crashed = folder.Copy();
            }
            folder.Dispose();
            folder = crashed;
        }
        folder.Dispose();
        Assert.Equal(acknowledged.Select(r => r.Position).Distinct().Order(), acknowledged.Select(r => r.Position));
    }

    [Fact]
    public async Task After_a_clean_stop_positions_go_on_without_a_gap_and_nothing_is_looked_at()
    {
        await using (var store = OpenStore())
            await store.Open("log").AppendAsync("1");

        await using var reopened = OpenStore();

        Assert.True(reopened.Recovery.WasClean);
        Assert.Equal(0, reopened.Recovery.LogsChecked);
        Assert.Equal(2, (await reopened.Open("log").AppendAsync("2")).FirstPosition);
        Assert.Equal(["1", "2"], await reopened.Open("log").DataAsync());
    }

    [Fact]
    public async Task Arrivals_do_not_fall_across_a_restart_with_an_earlier_clock()
    {
        long arrival;
        await using (var store = OpenStore())
            arrival = (await store.Open("log").AppendAsync("1")).Arrival;
        Clock.AdjustTime(Clock.GetUtcNow().AddDays(-1));
        using (var crashed = Crash())
        {
            await using var reopened = OpenStore(folder: crashed);
            Assert.Equal(arrival, (await reopened.Open("log").AppendAsync("2")).Arrival);
        }
        await using var clean = OpenStore();
        Assert.Equal(arrival, (await clean.Open("log").AppendAsync("2")).Arrival);
    }

    [Fact]
    public async Task Arrivals_do_not_fall_after_a_log_was_trimmed_empty_and_opened_again()
    {
        await using var store = OpenStore();
        var log = store.Open("log");
        var arrival = (await log.AppendAsync("1")).Arrival;
        await log.TrimAsync(arrival + 1);
        Clock.AdjustTime(Clock.GetUtcNow().AddDays(-1));
        using var crashed = Crash();

        await using var recovered = OpenStore(folder: crashed);

        var open = recovered.Open("log");
        Assert.Equal(arrival, open.LastArrival);
        Assert.Equal(arrival, (await open.AppendAsync("2")).Arrival);
        Assert.Equal(["2"], await open.DataAsync());
    }

    [Fact]
    public async Task A_deletion_that_was_cut_off_is_finished()
    {
        await using (var store = OpenStore())
            await store.Open("log").AppendAsync("1");
        Directory.Move(Folder["log"], Folder[".deleted-x"]);

        await using var reopened = OpenStore();

        Assert.False(Directory.Exists(Folder[".deleted-x"]));
        Assert.Empty(await reopened.Open("log").DataAsync());
    }
}
