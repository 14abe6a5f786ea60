using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;
using Millrace.Storage.Logs.Memory;

namespace Millrace.Storage.Tests.Logs;

/// <summary>Random appends, reads, searches, trims and restarts, held against a plain list.</summary>
public sealed class RecordLogModelTests
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (8, Gen.Int[0, 400].Array[1, 6].Select(sizes => (Step)new Append(sizes))),
        (1, Gen.Int[60_000, 700_000].Array[1, 2].Select(sizes => (Step)new Append(sizes))),
        (4, Gen.Select(Gen.Double[0, 1.1], Gen.Int[-50, 300], Gen.Int[1, 20], Gen.Int[1, 5_000]).Select((from, age, records, bytes) =>
            (Step)new Read(from, age, records, bytes))),
        (3, Gen.Int[-100, 500].Select(age => (Step)new Find(age))),
        (3, Gen.Int[-200, 100].Select(by => (Step)new Pass(by))),
        (2, Gen.Int[-100, 500].Select(age => (Step)new Trim(age))),
        (2, Gen.Const((Step)new Restart())));

    [Fact]
    public Task The_memory_log_does_what_a_list_does() => Steps.Array[1, 60].SampleAsync(async steps =>
    {
        var clock = NewClock();
        // Nothing outlives it, so it is not restarted.
        await RunAsync([.. steps.Where(step => step is not Restart)], clock, () => new MemoryRecordLogStore(clock));
    }, iter: 200);

    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public Task The_file_log_does_what_a_list_does(Durability durability) => Steps.Array[1, 60].SampleAsync(async steps =>
    {
        using var folder = new TemporaryFolder();
        var clock = NewClock();
        var settings = new FileLogSettings { SegmentBytes = 3_000, OpenFiles = 2 };
        await RunAsync(steps, clock, () => FileRecordLogStore.Open(folder.Path, durability, clock, settings));
    }, iter: 60);

    private static FakeTimeProvider NewClock() => new(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));

    private static async Task RunAsync(Step[] steps, FakeTimeProvider clock, Func<IRecordLogStore> open)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var store = open();
        var log = store.Open("log");
        var model = new List<(long Position, long Arrival, byte[] Data)>();
        var (next, arrival, trimmed) = (1L, 0L, 0L);
        long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
        try
        {
            foreach (var step in steps)
            {
                switch (step)
                {
                    case Append append:
                        var data = append.Sizes.Select((size, i) => Bytes(size, next + i)).ToArray();
                        var result = await log.AppendAsync([.. data.Select(d => new NewRecord("k"u8.ToArray(), d, 7))], cancellation);
                        arrival = Math.Max(arrival, Now());
                        Assert.Equal(new AppendResult(next, arrival), result);
                        model.AddRange(data.Select((d, i) => (next + i, arrival, d)));
                        next += data.Length;
                        break;
                    case Read read:
                        // Below the trim horizon a log may or may not have records still, so nobody reads without naming it.
                        var notBefore = Math.Max(trimmed, Now() - read.Age);
                        var from = (long)(read.From * next);
                        var expected = new List<(long, long, byte[])>();
                        var bytes = 0L;
                        foreach (var record in model.Where(r => r.Position >= from && r.Arrival >= notBefore).Take(read.Records))
                        {
                            bytes += 1 + record.Data.Length;
                            if (expected.Count > 0 && bytes > read.Bytes)
                                break;
                            expected.Add(record);
                        }
                        using (var page = await log.ReadAsync(from, notBefore, read.Records, read.Bytes, cancellation))
                            Assert.Equal(expected, page.Records.Select(r => (r.Position, r.Arrival, r.Data.ToArray())));
                        break;
                    case Find find:
                        var instant = Math.Max(trimmed, Now() - find.Age);
                        var found = model.FindIndex(r => r.Arrival >= instant);
                        Assert.Equal(found < 0 ? next : model[found].Position, await log.FindAsync(instant, cancellation));
                        break;
                    case Pass pass:
                        clock.AdjustTime(clock.GetUtcNow().AddMilliseconds(pass.By));
                        break;
                    case Trim trim:
                        trimmed = Math.Max(trimmed, Now() - trim.Age);
                        await log.TrimAsync(trimmed, cancellation);
                        break;
                    case Restart:
                        await store.DisposeAsync();
                        store = open();
                        log = store.Open("log");
                        break;
                }
                Assert.Equal((next, arrival), (log.NextPosition, log.LastArrival));
            }
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static byte[] Bytes(int size, long seed)
    {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++)
            bytes[i] = (byte)(seed + i);
        return bytes;
    }

    private abstract record Step;

    private sealed record Append(int[] Sizes) : Step;

    private sealed record Read(double From, int Age, int Records, int Bytes) : Step;

    private sealed record Find(int Age) : Step;

    private sealed record Pass(int By) : Step;

    private sealed record Trim(int Age) : Step;

    private sealed record Restart : Step;
}
