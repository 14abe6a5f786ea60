using Millrace.Storage.Logs.Files;
using static Millrace.Storage.Tests.Logs.LogExtensions;

namespace Millrace.Storage.Tests.Logs;

/// <summary>
/// Pins the bytes on disk. When one of these tests fails, files that people have would be read wrongly: either undo the change, or give the format the next
/// version (<see cref="SegmentHeader.Version"/> and its twins in the index and the reserve, and <see cref="DataDirectory"/>'s), go on reading the old one,
/// keep these bytes as the test of that, and pin the new ones beside them.
/// </summary>
public sealed class SegmentFormatTests : FileLogCase
{
    private const string Segment =
        // Magic, version, checksum, salt, base position, previous end, previous arrival.
        "4d494c4c524c4f47 01000000 ea2da436 8877665544332211 0100000000000000 0100000000000000 0000000000000000 00000000000000000000000000000000"
        // Magic, checksum, payload length and checksum, first position, arrival, count, flags, group offset.
        + "4d524231 05ea9e07 17000000 cfe8687a 0100000000000000 0068e5cf8b010000 02000000 00000000 40000000 00000000"
        // Data length, key length, attributes, key, data.
        + "03000000 0200 01 00 6b31 6f6e65"
        + "00000000 0200 80 00 6b32"
        + "4d524231 8b43b845 0f000000 59468037 0300000000000000 0568e5cf8b010000 01000000 00000000 87000000 00000000"
        + "05000000 0200 00 00 6b33 7468726565";

    private const string Index =
        // Magic, version, checksum, salt.
        "4d494c4c52494458 01000000 2ef1341d 8877665544332211"
        // An end mark: position, arrival, length, mark, checksum.
        + "0400000000000000 0568e5cf8b010000 c600000000000000 01000000 0d4afb50";

    // The second slot: magic, version, checksum, generation, closed, ceiling, floor.
    private const string Reserve =
        "4d494c4c52504f53 01000000 abb04a1e 0300000000000000 0100000000000000 0300100000000000 0000000000000000";

    [Fact]
    public async Task What_is_written_is_these_bytes()
    {
        await using (var store = OpenPinnedStore())
        {
            var log = store.Open("log");
            await log.AppendAsync(Record("k1", "one", 1), Record("k2", "", 0x80));
            Clock.Advance(TimeSpan.FromMilliseconds(5));
            await log.AppendAsync(Record("k3", "three"));
        }

        Assert.Equal(Compact(Segment), Read("log/00000000000000000001.log"));
        Assert.Equal(Compact(Index), Read("log/00000000000000000001.index"));
        Assert.Equal(Compact(Reserve), Read("positions")[(2 * 4096)..]);
    }

    [Fact]
    public async Task These_bytes_can_be_read()
    {
        Directory.CreateDirectory(Folder["log"]);
        Write("log/00000000000000000001.log", Compact(Segment));
        Write("log/00000000000000000001.index", Compact(Index));
        Write("positions", new string('0', 2 * 4096) + Compact(Reserve));

        await using var store = OpenPinnedStore();

        Assert.True(store.Recovery.WasClean);
        using var page = await store.Open("log").ReadAsync(1, 0, 10, 1000, TestContext.Current.CancellationToken);
        Assert.Equal(
            [(1, 1_700_000_000_000, "k1", "one", 1), (2, 1_700_000_000_000, "k2", "", 0x80), (3, 1_700_000_000_005, "k3", "three", 0)],
            page.Records.Select(r => (r.Position, r.Arrival, Text(r.Key), Text(r.Data), (int)r.Attributes)));
        Assert.Equal(4, (await store.Open("log").AppendAsync("four")).FirstPosition);
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);

    private static string Compact(string hex) => hex.Replace(" ", "", StringComparison.Ordinal);

    private string Read(string file) => Convert.ToHexStringLower(File.ReadAllBytes(Folder[file]));

    private void Write(string file, string hex) => File.WriteAllBytes(Folder[file], Convert.FromHexString(hex));

    private FileRecordLogStore OpenPinnedStore() =>
        FileRecordLogStore.Open(Folder.Path, Durability.Normal, Clock, new FileLogSettings { NewSalt = static () => 0x1122334455667788 });
}
