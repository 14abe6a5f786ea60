using CsCheck;
using Millrace.Storage.Checking;
using Millrace.Storage.Tests.Logs;

namespace Millrace.Storage.Tests.Checking;

/// <summary>
/// Any log, with any damage: what is read is what was appended, in order; what is missing is told of, by readers and by the check alike; and after a
/// repair it is sound, gives what could be read before and no position twice.
/// </summary>
public sealed class DamageProperties
{
    private static readonly Gen<int[][]> Batches = Gen.Int[0, 150].Array[1, 4].Array[1, 14];

    private static readonly Gen<Harm> Rot = Gen.Frequency(
        (6, Gen.Select(Gen.Double.Unit, Gen.Double.Unit, Gen.Int[0, 7]).Select((file, place, bit) => (Harm)new Flip(file, place, bit))),
        (3, Gen.Select(Gen.Double.Unit, Gen.Double.Unit).Select((file, place) => (Harm)new Cut(file, place))),
        (2, Gen.Select(Gen.Double.Unit, Gen.Double.Unit, Gen.Double.Unit).Select((file, place, length) => (Harm)new Blank(file, place, length))));

    // A file that is gone is told of by its neighbours, so with it they are left alone.
    private static readonly Gen<Harm[]> Harms = Gen.Frequency(
        (8, Rot.Array[1, 3]),
        (1, Gen.Double.Unit.Select(file => new Harm[] { new Missing(file) })),
        (1, Gen.Double.Unit.Select(file => new Harm[] { new MissingIndex(file) })));

    [Fact]
    public Task Whatever_happens_to_a_log_that_was_closed_everything_that_is_missing_is_told_of() =>
        Gen.Select(Batches, Harms).SampleAsync(async (batches, harms) =>
        {
            using var store = new DamagedStore();
            await store.WriteAsync(batches);
            await store.TrimAsync(harms.Length % 2 == 0 ? batches.Length / 2 : 0);
            foreach (var harm in harms)
                harm.Do(store);

            var (_, findings) = store.Check();
            var (read, lost) = await store.ReadAsync();

            AssertAppended(store, read);
            var missing = store.Acknowledged.Except(read).Where(record => !IsFirst(harms, read, record)).ToArray();
            foreach (var record in missing)
            {
                // Of the last segment only the check knows, by the index that is left.
                if (harms is not [Missing] || read.Exists(later => later.Position > record.Position))
                    Assert.Contains(lost, range => range.First <= record.Position && record.Position <= range.Last);
                Assert.Contains(findings, finding => finding.IsDamage && finding.Lost is { } told && told.FirstPosition <= record.Position && record.Position <= told.LastPosition);
            }
            if (missing.Length == 0 && lost.Count > 0)
                Assert.Contains(findings, finding => finding.IsDamage);
        }, iter: 400);

    [Fact]
    public Task After_a_kill_what_is_missing_is_a_torn_end_or_told_of() =>
        Gen.Select(Batches, Harms).SampleAsync(async (batches, harms) =>
        {
            using var store = new DamagedStore();
            await store.WriteAsync(batches, cleanly: false);
            foreach (var harm in harms)
                harm.Do(store);

            var (read, lost) = await store.ReadAsync();

            AssertAppended(store, read);
            var highest = read.Select(record => record.Position).Concat(lost.Select(range => range.Last)).DefaultIfEmpty().Max();
            foreach (var record in store.Acknowledged.Except(read).Where(record => record.Position <= highest && !IsFirst(harms, read, record)))
                Assert.Contains(lost, range => range.First <= record.Position && record.Position <= range.Last);
        }, iter: 300);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_repair_leaves_what_could_be_read_and_a_sound_store(bool cleanly) =>
        Gen.Select(Batches, Harms).SampleAsync(async (batches, harms) =>
        {
            using var store = new DamagedStore();
            // The positions of the second run go on far above the first one's, which nobody closed.
            await store.WriteAsync(batches[..(batches.Length / 2)], cleanly: false);
            await store.WriteAsync(batches[(batches.Length / 2)..], cleanly);
            foreach (var harm in harms)
                harm.Do(store);
            var readable = await ReadableAsync(store);
            var before = store.Check().Findings;

            var kept = store.Repair();

            Assert.Empty(store.Check().Findings);
            if (before.Count > 0 && before.TrueForAll(finding => finding.Kind is not (CheckFindingKind.IndexMissing or CheckFindingKind.SegmentMissing or CheckFindingKind.ReserveDamaged)))
                Assert.NotEmpty(kept);
            var (read, lost) = await store.ReadAsync();
            Assert.Empty(lost);
            Assert.Equal(readable, read);
            var next = await store.UseAsync(async log => (await log.AppendAsync("new")).FirstPosition);
            Assert.True(next > store.Acknowledged.Max(record => record.Position));
        }, iter: 200);

    /// <summary>What a server reads of a copy: opening mends what it can, and the repair is to begin from what the harm left.</summary>
    private static async Task<List<(long, string)>> ReadableAsync(DamagedStore store)
    {
        using var copy = new DamagedStore { SegmentBytes = store.SegmentBytes };
        CopyFolder(store.Path, copy.Path);
        return (await copy.ReadAsync()).Read;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Whether a record was in a log's first segment, and that is gone: as after trimming.</summary>
    private static bool IsFirst(Harm[] harms, List<(long Position, string Data)> read, (long Position, string Data) record) =>
        harms is [Missing] && read is [var first, ..] && record.Position < first.Position;

    private static void AssertAppended(DamagedStore store, List<(long Position, string Data)> read)
    {
        Assert.Empty(read.Except(store.Acknowledged));
        Assert.Equal(read.Select(record => record.Position).Distinct().Order(), read.Select(record => record.Position));
    }

    private abstract record Harm
    {
        public abstract void Do(DamagedStore store);

        protected static string? Pick(DamagedStore store, double which) =>
            store.Segments is { Length: > 0 } segments ? segments[(int)(which * segments.Length)] : null;

        protected static void Change(string? path, Action<FileStream> change)
        {
            if (path is null || new FileInfo(path).Length == 0)
                return;
            using var file = File.Open(path, FileMode.Open);
            change(file);
        }
    }

    private sealed record Flip(double File, double Place, int Bit) : Harm
    {
        public override void Do(DamagedStore store) => Change(Pick(store, File), file =>
        {
            var offset = (long)(Place * file.Length);
            file.Position = offset;
            var before = file.ReadByte();
            file.Position = offset;
            file.WriteByte((byte)(before ^ 1 << Bit));
        });
    }

    private sealed record Cut(double File, double Place) : Harm
    {
        public override void Do(DamagedStore store) => Change(Pick(store, File), file => file.SetLength((long)(Place * file.Length)));
    }

    private sealed record Blank(double File, double Place, double Length) : Harm
    {
        public override void Do(DamagedStore store) => Change(Pick(store, File), file =>
        {
            var offset = (long)(Place * file.Length);
            file.Position = offset;
            file.Write(new byte[Math.Max(1, (int)(Length * (file.Length - offset)))]);
        });
    }

    private sealed record Missing(double File) : Harm
    {
        public override void Do(DamagedStore store)
        {
            if (Pick(store, File) is { } path)
                System.IO.File.Delete(path);
        }
    }

    private sealed record MissingIndex(double File) : Harm
    {
        public override void Do(DamagedStore store)
        {
            if (Pick(store, File) is { } path)
                System.IO.File.Delete(Path.ChangeExtension(path, ".index"));
        }
    }
}
