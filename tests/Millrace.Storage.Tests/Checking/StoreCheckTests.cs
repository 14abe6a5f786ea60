using Millrace.Storage.Checking;
using Millrace.Storage.Devices;
using Millrace.Storage.Logs.Files;
using Millrace.Storage.Tests.Logs;

namespace Millrace.Storage.Tests.Checking;

/// <summary>Damage that no chance brings about often.</summary>
public sealed class StoreCheckTests
{
    [Fact]
    public async Task An_index_that_contradicts_its_log_is_told_of_and_made_anew()
    {
        using var store = new DamagedStore { SegmentBytes = 1 << 20 };
        await store.WriteAsync(Enumerable.Range(0, 300).Select(i => new[] { 1_000 + i }));
        var index = Path.ChangeExtension(Assert.Single(store.Segments), ".index");
        var salt = SegmentIndexFile.ReadSalt(new Disk(), index)!.Value;
        var (entries, end) = SegmentIndexFile.Read(new Disk(), index, salt);
        Assert.True(entries.Count > 2);
        SegmentIndex wrong = new(entries.Select(entry => entry with { Offset = entry.Offset + 10 }));
        SegmentIndexFile.Write(new Disk(), index, salt, wrong, 0, end, sync: false);
        Assert.NotEmpty((await store.ReadAsync()).Lost);

        var finding = Assert.Single(store.Check().Findings);
        Assert.Equal((CheckFindingKind.IndexWrong, true, index), (finding.Kind, finding.IsDamage, finding.Path));
        var kept = store.Repair();

        Assert.Equal(Path.GetFileName(index), Path.GetFileName(Assert.Single(kept)));
        Assert.Empty(store.Check().Findings);
        Assert.Equal(store.Acknowledged, (await store.ReadAsync()).Read);
    }

    [Fact]
    public async Task Without_the_reserve_of_positions_none_is_given_twice_after_a_repair()
    {
        using var store = new DamagedStore();
        await store.WriteAsync([[10, 20], [30]]);
        File.Delete(store.File("logs/positions"));

        Assert.Equal(CheckFindingKind.ReserveDamaged, Assert.Single(store.Check().Findings).Kind);
        store.Repair();

        Assert.Empty(store.Check().Findings);
        Assert.True((await store.UseAsync(log => log.AppendAsync("new"))).FirstPosition > 3);
    }

    [Fact]
    public async Task A_repair_that_was_cut_off_after_any_of_its_files_is_ended_by_the_next()
    {
        using var store = new DamagedStore { SegmentBytes = 1 << 20 };
        await store.WriteAsync([[10], [20], [30], [40], [50]]);
        var segment = Assert.Single(store.Segments);
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);
        var (readable, _) = await store.ReadAsync();
        var damaged = Files(store);
        store.Repair();
        var repaired = Files(store);
        var written = repaired.Keys.Where(file => !damaged.TryGetValue(file, out var before) || !before.AsSpan().SequenceEqual(repaired[file])).ToArray();
        Assert.True(written.Length > 2);

        // In whatever order the files reached their places, the one that the damaged segment was in came last.
        for (var cut = 0; cut < written.Length; cut++)
        {
            Restore(store, damaged);
            foreach (var file in written.Where(file => file != segment).Take(cut))
                await File.WriteAllBytesAsync(file, repaired[file], TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(store.File("repairing"), "", TestContext.Current.CancellationToken);
            Assert.Equal(DataDirectoryFault.RepairCutOff, Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(store.Path)).Fault);

            store.Repair();

            Assert.Empty(store.Check().Findings);
            Assert.Equal(readable, (await store.ReadAsync()).Read);
        }
    }

    private static Dictionary<string, byte[]> Files(DamagedStore store) =>
        Directory.EnumerateFiles(store.LogFolder).ToDictionary(file => file, File.ReadAllBytes);

    private static void Restore(DamagedStore store, Dictionary<string, byte[]> files)
    {
        foreach (var file in Directory.EnumerateFiles(store.LogFolder))
            File.Delete(file);
        foreach (var (file, bytes) in files)
            File.WriteAllBytes(file, bytes);
    }
}
