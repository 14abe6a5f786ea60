using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;
using Millrace.Storage.Tests.Logs;

namespace Millrace.Storage.Tests.PowerCuts;

/// <summary>The record logs on a disk that loses what was not synced, at any moment.</summary>
public sealed class PowerCutTests
{
    private static readonly string[] Names = ["one", "some/two", "some/three"];

    private static readonly Gen<Step[]> Steps = Gen.Frequency(
        (10, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 900].Array[1, 5]).Select((log, sizes) => (Step)new Append(log, sizes))),
        (1, Gen.Select(Gen.Int[0, 2], Gen.Int[400_000, 600_000]).Select((log, size) => (Step)new Append(log, [size]))),
        (2, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 300].Array[2, 8]).Select((log, sizes) => (Step)new Together(log, sizes))),
        (1, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 20]).Select((log, age) => (Step)new Trim(log, age))),
        (1, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 900]).Select((log, size) => (Step)new FailSync(log, size))),
        (1, Gen.Const((Step)new Restart()))).Array[1, 40];

    [Fact]
    public Task In_full_every_acknowledged_record_survives_and_no_position_is_given_twice() =>
        Gen.Select(Steps, Gen.Int).SampleAsync((steps, seed) => CutAsync(steps, seed, Durability.Full), iter: 60);

    [Fact]
    public Task In_normal_what_survives_is_in_order_and_no_position_is_given_twice() =>
        Gen.Select(Steps, Gen.Int).SampleAsync((steps, seed) => CutAsync(steps, seed, Durability.Normal), iter: 60);

    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public Task So_it_is_when_the_power_goes_again_and_again(Durability durability) => Gen.Select(Steps, Gen.Int).SampleAsync(async (steps, seed) =>
    {
        var random = new Random(seed);
        var clock = NewClock();
        var notes = new List<object>();
        var folder = new TemporaryFolder();
        foreach (var some in steps.Chunk(1 + steps.Length / 3))
        {
            var disk = new RecordingDisk(folder.Path);
            await RunAsync(some, folder.Path, durability, clock, disk);
            var trace = disk.Steps;
            var count = random.Next(disk.First, trace.Count + 1);
            var image = new TemporaryFolder();
            PowerCut.Make(trace, count, random, image.Path);
            notes.AddRange(NotesOf(trace, count));
            folder.Dispose();
            folder = image;
        }
        await CheckAsync(notes, folder.Path, durability, clock);
        folder.Dispose();
    }, iter: 60);

    [Fact]
    public async Task A_record_that_was_read_after_a_failed_sync_and_a_restart_survives_the_next_power_cut()
    {
        using var folder = new TemporaryFolder();
        var disk = new RecordingDisk(folder.Path);
        var clock = NewClock();
        await using (var store = Open(folder.Path, Durability.Full, clock, disk))
        {
            var log = store.Open("log");
            await log.AppendAsync("acknowledged");
            disk.FailsSyncs = true;
            await Assert.ThrowsAsync<RecordLogException>(() => log.AppendAsync("not acknowledged"));
            disk.FailsSyncs = false;
            Assert.Equal(["acknowledged"], await log.DataAsync());
        }

        // The process is started anew on the same machine: its cache still has the bytes that the disk does not.
        string[] read;
        await using (var store = Open(folder.Path, Durability.Full, clock, disk))
            read = await store.Open("log").DataAsync();

        for (var seed = 0; seed < 10; seed++)
        {
            using var image = new TemporaryFolder();
            PowerCut.Make(disk.Steps, disk.Steps.Count, new Random(seed), image.Path);
            await using var store = Open(image.Path, Durability.Full, clock);
            Assert.Equal(read, await store.Open("log").DataAsync());
        }
    }

    [Fact]
    public async Task A_log_that_was_trimmed_before_its_first_sync_keeps_its_place()
    {
        using var folder = new TemporaryFolder();
        var disk = new RecordingDisk(folder.Path);
        var clock = NewClock();
        await using (var store = Open(folder.Path, Durability.Normal, clock, disk))
        {
            var log = store.Open("some/log");
            Assert.Equal(1, (await log.AppendAsync("trimmed")).FirstPosition);
            await log.TrimAsync(long.MaxValue);
        }

        for (var seed = 0; seed < 10; seed++)
        {
            using var image = new TemporaryFolder();
            PowerCut.Make(disk.Steps, disk.Steps.Count, new Random(seed), image.Path);
            await using var store = Open(image.Path, Durability.Normal, clock);
            Assert.Equal(2, (await store.Open("some/log").AppendAsync("next")).FirstPosition);
        }
    }

    private static async Task CutAsync(Step[] steps, int seed, Durability durability)
    {
        using var folder = new TemporaryFolder();
        var disk = new RecordingDisk(folder.Path);
        var clock = NewClock();
        await RunAsync(steps, folder.Path, durability, clock, disk);
        var trace = disk.Steps;
        var random = new Random(seed);
        for (var i = 0; i < 6; i++)
        {
            var count = i == 0 ? trace.Count : random.Next(trace.Count + 1);
            using var image = new TemporaryFolder();
            PowerCut.Make(trace, count, random, image.Path);
            await CheckAsync(NotesOf(trace, count), image.Path, durability, clock);
        }
    }

    private static async Task RunAsync(Step[] steps, string folder, Durability durability, FakeTimeProvider clock, RecordingDisk disk)
    {
        var store = Open(folder, durability, clock, disk);
        foreach (var step in steps)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            switch (step)
            {
                case Append append:
                    await AppendAsync(store, disk, append.Log, append.Sizes);
                    break;
                case Together together:
                    await Task.WhenAll(together.Sizes.Select(size => AppendAsync(store, disk, together.Log, [size])));
                    break;
                case FailSync failing:
                    disk.FailsSyncs = true;
                    await AppendAsync(store, disk, failing.Log, [failing.Size]);
                    disk.FailsSyncs = false;
                    break;
                case Trim trim:
                    var horizon = clock.GetUtcNow().ToUnixTimeMilliseconds() - trim.Age;
                    disk.Note(new Trimmed(trim.Log, horizon));
                    await UnlessFailedAsync(() => store.Open(Names[trim.Log]).TrimAsync(horizon));
                    break;
                case Restart:
                    await store.DisposeAsync();
                    store = Open(folder, durability, clock, disk);
                    break;
            }
        }
        await store.DisposeAsync();
    }

    private static async Task AppendAsync(FileRecordLogStore store, RecordingDisk disk, int log, int[] sizes)
    {
        NewRecord[] records = [.. sizes.Select((size, i) => LogExtensions.Record("k", $"{disk.NewNumber()}/{i}/".PadRight(size, 'x')))];
        disk.Note(new Sent(log, [.. records.Select(Text)]));
        await UnlessFailedAsync(async () =>
        {
            var result = await store.Open(Names[log]).AppendAsync(records);
            disk.Note(new Acknowledged(log, result, [.. records.Select(Text)]));
        });
    }

    private static async Task UnlessFailedAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (RecordLogException e) when (e.Fault == RecordLogFault.Failed)
        {
            // A log whose sync has failed takes no change until it is opened anew.
        }
    }

    private static async Task CheckAsync(IReadOnlyList<object> notes, string image, Durability durability, FakeTimeProvider clock)
    {
        await using var store = Open(image, durability, clock);
        Assert.DoesNotContain(store.Recovery.Findings, finding => durability == Durability.Full && finding.Kind == RecoveryFindingKind.Damaged);
        for (var i = 0; i < Names.Length; i++)
        {
            var log = store.Open(Names[i]);
            var horizon = notes.OfType<Trimmed>().Where(trim => trim.Log == i).Select(trim => trim.Horizon).DefaultIfEmpty().Max();
            var read = await ReadAsync(log, horizon);
            var acknowledged = notes.OfType<Acknowledged>().Where(append => append.Log == i).SelectMany(append => append.Records).ToList();
            if (durability == Durability.Full)
                Assert.Empty(acknowledged.Where(record => record.Arrival >= horizon).Except(read));
            // What was sent and not acknowledged may be there, whole; nothing else.
            Assert.Empty(read.Select(record => record.Data).Except(notes.OfType<Sent>().Where(sent => sent.Log == i).SelectMany(sent => sent.Data)));
            Assert.Equal(read.Select(record => record.Position).Distinct().Order(), read.Select(record => record.Position));
            Assert.Equal(read.Select(record => record.Arrival).Order(), read.Select(record => record.Arrival));
            var next = await log.AppendAsync("next");
            Assert.True(next.FirstPosition > acknowledged.Concat(read).Select(record => record.Position).DefaultIfEmpty().Max());
        }
    }

    /// <summary>Everything that can be read. In normal, parts of a file that never reached the disk are holes that are told of.</summary>
    private static async Task<List<Stored>> ReadAsync(IRecordLog log, long horizon)
    {
        var read = new List<Stored>();
        for (var from = 0L; ;)
        {
            try
            {
                using var page = await log.ReadAsync(from, horizon, 1000, 1 << 22, TestContext.Current.CancellationToken);
                if (page.Records.Count == 0)
                    return read;
                foreach (var record in page.Records)
                    read.Add(new(record.Position, record.Arrival, System.Text.Encoding.UTF8.GetString(record.Data.Span)));
                from = page.Records[^1].Position + 1;
            }
            catch (RecordLogException e) when (e.Damage is { } damage)
            {
                from = damage.LastPosition + 1;
            }
        }
    }

    private static List<object> NotesOf(IReadOnlyList<DiskStep> trace, int count) =>
        [.. trace.Take(count).OfType<DiskStep.Note>().Select(note => note.What)];

    private static string Text(NewRecord record) => System.Text.Encoding.UTF8.GetString(record.Data.Span);

    private static FakeTimeProvider NewClock() => new(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));

    private static FileRecordLogStore Open(string folder, Durability durability, FakeTimeProvider clock, RecordingDisk? disk = null)
    {
        var settings = new FileLogSettings { SegmentBytes = 3_000 };
        return FileRecordLogStore.Open(folder, durability, clock, disk is null ? settings : settings with { Device = disk });
    }

    private abstract record Step;

    private sealed record Append(int Log, int[] Sizes) : Step;

    private sealed record Together(int Log, int[] Sizes) : Step;

    private sealed record FailSync(int Log, int Size) : Step;

    private sealed record Trim(int Log, int Age) : Step;

    private sealed record Restart : Step;

    private sealed record Sent(int Log, string[] Data);

    private sealed record Acknowledged(int Log, AppendResult Result, string[] Data)
    {
        public IEnumerable<Stored> Records => Data.Select((data, i) => new Stored(Result.FirstPosition + i, Result.Arrival, data));
    }

    private sealed record Trimmed(int Log, long Horizon);

    private sealed record Stored(long Position, long Arrival, string Data);
}
