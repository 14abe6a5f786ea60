using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;

namespace Millrace.Storage.Tests.Logs;

/// <summary>Bytes that rot, vanish or are not the ones that were written.</summary>
public sealed class DamageTests : FileLogCase
{
    private const int Count = 9;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bit_flip_in_the_middle_is_found_and_the_rest_can_be_read(bool afterCleanStop)
    {
        var offsets = await WriteAsync(afterCleanStop);
        // In the header of the fifth batch, then in its payload.
        foreach (var offset in new[] { offsets[4] + 20, offsets[4] + BatchHeader.Bytes + 3 })
        {
            using var copy = Crash();
            Flip(Segments(copy)[0], offset);
            await using var store = OpenStore(folder: copy);
            var log = store.Open("log");

            using (var before = await log.ReadAsync(1, 0, 100, 1 << 20, TestContext.Current.CancellationToken))
                Assert.Equal([1, 2, 3, 4], before.Records.Select(record => record.Position));
            Assert.Equal(new LogDamage("log", Segments(copy)[0], 5, 5, offsets[4], offsets[5] - offsets[4]), await AssertDamagedAsync(log, 5));
            Assert.Equal(["6", "7", "8", "9"], await log.DataAsync(6));
            Assert.Equal(9, await log.FindAsync(Clock.GetUtcNow().ToUnixTimeMilliseconds()));

            await log.AppendAsync("10");
            Assert.Equal(["6", "7", "8", "9", "10"], await log.DataAsync(6));
            if (!afterCleanStop)
                Assert.Equal((RecoveryFindingKind.Damaged, 5L), (Assert.Single(store.Recovery.Findings).Kind, store.Recovery.Findings[0].Damage!.LastPosition));
        }
    }

    [Fact]
    public async Task Damage_below_the_horizon_is_passed()
    {
        var offsets = await WriteAsync(closed: true);
        Flip(Segments(Folder)[0], offsets[4] + 20);
        await using var store = OpenStore();

        Assert.Equal(["8", "9"], await store.Open("log").DataAsync(0, Clock.GetUtcNow().ToUnixTimeMilliseconds() - 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(BatchHeader.Bytes + 3)]
    public async Task Damage_that_took_several_batches_names_them_all(int place)
    {
        var offsets = await WriteAsync(closed: true);
        foreach (var i in new[] { 3, 4, 5 })
            Flip(Segments(Folder)[0], offsets[i] + place);
        await using var store = OpenStore();

        var damage = await AssertDamagedAsync(store.Open("log"), 4);

        Assert.Equal(new LogDamage("log", Segments(Folder)[0], 4, 6, offsets[3], offsets[6] - offsets[3]), damage);
        Assert.Equal(["7", "8", "9"], await store.Open("log").DataAsync(7));
    }

    [Fact]
    public async Task A_record_that_looks_like_a_batch_is_not_taken_for_one()
    {
        await using (var store = OpenStore())
            await store.Open("log").AppendAsync("1");
        var second = (int)new FileInfo(Segments(Folder)[0]).Length;
        // As data, the bytes of a real batch of this very segment with a later position: only its place gives it away.
        byte[] batch;
        using (var copy = Crash())
        {
            await using (var store = OpenStore(folder: copy))
            {
                foreach (var data in new[] { "2", "3", "4" })
                {
                    Clock.Advance(TimeSpan.FromMilliseconds(1));
                    await store.Open("log").AppendAsync(data);
                }
            }
            var bytes = await File.ReadAllBytesAsync(Segments(copy)[0], TestContext.Current.CancellationToken);
            batch = bytes[(second + 2 * (bytes.Length - second) / 3)..];
            Assert.True(batch.AsSpan().StartsWith(BatchHeader.Magic));
        }
        await using (var store = OpenStore())
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            await store.Open("log").AppendAsync(new NewRecord("k"u8.ToArray(), batch, 0));
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            await store.Open("log").AppendAsync("last");
        }
        Flip(Segments(Folder)[0], second);

        await using var damaged = OpenStore();

        var damage = await AssertDamagedAsync(damaged.Open("log"), 2);
        Assert.Equal((2, 2), (damage.FirstPosition, damage.LastPosition));
        Assert.Equal(["last"], await damaged.Open("log").DataAsync(3));
    }

    [Fact]
    public async Task A_full_segment_that_was_cut_short_is_found_and_the_next_can_be_read()
    {
        SegmentBytes = 250;
        await WriteAsync(closed: true);
        var first = Segments(Folder)[0];
        var secondBase = long.Parse(Path.GetFileNameWithoutExtension(Segments(Folder)[1]), System.Globalization.CultureInfo.InvariantCulture);
        Truncate(first, new FileInfo(first).Length - 10);
        foreach (var withoutIndex in new[] { false, true })
        {
            if (withoutIndex)
                File.Delete(Path.ChangeExtension(first, Segment.IndexExtension));
            await using var store = OpenStore();
            var log = store.Open("log");

            Assert.Equal((secondBase - 1, secondBase - 1), await RangeAsync(log, secondBase - 1));
            Assert.Equal(Count - secondBase + 1, (await log.DataAsync(secondBase)).Length);
        }
    }

    [Fact]
    public async Task A_last_segment_that_was_cut_short_after_a_clean_stop_is_found_and_its_positions_are_not_given_again()
    {
        var offsets = await WriteAsync(closed: true);
        Truncate(Segments(Folder)[0], offsets[6]);
        for (var start = 0; start < 2; start++)
        {
            await using var store = OpenStore();
            var log = store.Open("log");
            Assert.Equal((7, 9), await RangeAsync(log, 7));
            Assert.Equal(10 + start, (await log.AppendAsync("new")).FirstPosition);
            Assert.Equal(start + 1, (await log.DataAsync(10)).Length);
        }
    }

    [Fact]
    public async Task A_segment_s_damaged_header_makes_only_that_segment_unreadable()
    {
        SegmentBytes = 250;
        await WriteAsync(closed: true);
        var segments = Segments(Folder);
        var bases = segments.Select(s => long.Parse(Path.GetFileNameWithoutExtension(s), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Flip(segments[1], 30);
        File.Delete(Path.ChangeExtension(segments[1], Segment.IndexExtension));
        await using var store = OpenStore();
        var log = store.Open("log");

        Assert.Equal((bases[1], bases[2] - 1), await RangeAsync(log, bases[1]));
        Assert.Equal(Count - bases[2] + 1, (await log.DataAsync(bases[2])).Length);
        Assert.Equal(Count, await log.FindAsync(Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task A_segment_s_damaged_header_is_made_good_by_its_index()
    {
        await WriteAsync(closed: true);
        Flip(Segments(Folder)[0], 30);
        await using var store = OpenStore();

        Assert.Equal(Count, (await store.Open("log").DataAsync()).Length);
    }

    [Fact]
    public async Task The_last_segment_s_damaged_header_costs_no_position()
    {
        await WriteAsync(closed: true);
        Flip(Segments(Folder)[0], 30);
        File.Delete(Path.ChangeExtension(Segments(Folder)[0], Segment.IndexExtension));
        await using var store = OpenStore();
        var log = store.Open("log");

        var position = (await log.AppendAsync("new")).FirstPosition;

        Assert.True(position > Count);
        await AssertDamagedAsync(log, 1);
        Assert.Equal(["new"], await log.DataAsync(position));
    }

    [Fact]
    public async Task A_damaged_header_that_the_index_makes_good_hides_and_frees_no_older_records()
    {
        SegmentBytes = 250;
        await WriteAsync(closed: true);
        foreach (var segment in Segments(Folder)[1..])
            Flip(segment, 44);
        await using var store = OpenStore();
        var log = store.Open("log");
        var firstArrival = Clock.GetUtcNow().ToUnixTimeMilliseconds() - Count + 1;

        await log.TrimAsync(firstArrival);

        Assert.Equal(Count, (await log.DataAsync(notBefore: firstArrival)).Length);
        Assert.Equal(1, await log.FindAsync(firstArrival));
    }

    [Fact]
    public async Task A_segment_that_is_missing_in_the_middle_is_told_of_and_the_rest_can_be_read()
    {
        SegmentBytes = 250;
        await WriteAsync(closed: true);
        var segments = Segments(Folder);
        var bases = segments.Select(s => long.Parse(Path.GetFileNameWithoutExtension(s), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        File.Delete(segments[1]);
        await using var store = OpenStore();
        var log = store.Open("log");

        using (var before = await log.ReadAsync(0, 0, 100, 1 << 20, TestContext.Current.CancellationToken))
            Assert.Equal(bases[1] - 1, before.Records[^1].Position);
        Assert.Equal(new LogDamage("log", segments[1], bases[1], bases[2] - 1, 0, 0), await AssertDamagedAsync(log, bases[1]));
        Assert.Equal(Count - bases[2] + 1, (await log.DataAsync(bases[2])).Length);
    }

    [Fact]
    public async Task An_index_that_was_not_completed_when_its_segment_was_full_hides_no_record()
    {
        SegmentBytes = 400;
        await using (var store = OpenStore())
            await store.Open("log").AppendAsync("1");
        var closed = Folder["kept.index"];
        File.Copy(Folder["log/00000000000000000001.index"], closed);
        await using (var store = OpenStore())
        {
            while (Segments(Folder).Length == 1)
            {
                Clock.Advance(TimeSpan.FromMilliseconds(1));
                await store.Open("log").AppendAsync("more");
            }
        }
        // As a full disk would leave it: the mark of the first close.
        File.Move(closed, Folder["log/00000000000000000001.index"], overwrite: true);
        await using var reopened = OpenStore();
        var log = reopened.Open("log");

        Assert.Equal(log.NextPosition - 1, (await log.DataAsync()).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task A_missing_or_damaged_index_is_made_anew(int? flippedByte)
    {
        SegmentBytes = 200_000;
        await using (var store = OpenStore())
        {
            for (var i = 1; i <= 600; i++)
            {
                Clock.Advance(TimeSpan.FromMilliseconds(1));
                await store.Open("log").AppendAsync($"{i}".PadLeft(1_000));
            }
        }
        var indexes = Directory.GetFiles(Folder["log"], "*" + Segment.IndexExtension);
        Assert.True(indexes.Length > 2);
        var before = indexes.Select(File.ReadAllBytes).ToArray();
        foreach (var index in indexes)
        {
            if (flippedByte is { } offset)
                Flip(index, offset);
            else
                File.Delete(index);
        }

        await using (var store = OpenStore())
        {
            Assert.Equal(600, (await store.Open("log").DataAsync()).Length);
            Assert.Equal(400, await store.Open("log").FindAsync(Clock.GetUtcNow().ToUnixTimeMilliseconds() - 200));
            // The last segment is the one that is written on; its index is completed as a matter of course.
            Assert.True(store.Recovery.WasClean);
            Assert.Equal(indexes.Length - 1, store.Recovery.Findings.Count(finding => finding.Kind == RecoveryFindingKind.IndexRebuilt));
        }
        Assert.Equal(before, indexes.Select(File.ReadAllBytes));
    }

    [Fact]
    public async Task A_segment_that_was_taken_away_is_missed()
    {
        SegmentBytes = 250;
        await WriteAsync(closed: true);
        await using var store = OpenStore();
        var log = store.Open("log");
        Assert.Equal(Count, log.NextPosition - 1);
        File.Delete(Segments(Folder)[0]);

        var error = await Assert.ThrowsAsync<RecordLogException>(() => log.DataAsync());

        Assert.Equal(RecordLogFault.Damaged, error.Fault);
    }

    private static async Task<(long, long)> RangeAsync(IRecordLog log, long from)
    {
        var damage = await AssertDamagedAsync(log, from);
        return (damage.FirstPosition, damage.LastPosition);
    }

    /// <summary>Nine records, a millisecond and a batch each.</summary>
    /// <returns>Where each batch begins, as long as there is one segment.</returns>
    private async Task<long[]> WriteAsync(bool closed)
    {
        var offsets = new List<long>();
        var store = OpenStore();
        for (var i = 1; i <= Count; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            offsets.Add(Directory.Exists(Folder["log"]) ? new FileInfo(Segments(Folder)[0]).Length : SegmentHeader.Bytes);
            await store.Open("log").AppendAsync($"{i}");
        }
        if (closed)
            await store.DisposeAsync();
        return [.. offsets];
    }
}
