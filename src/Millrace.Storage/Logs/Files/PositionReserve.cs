using System.Buffers.Binary;
using System.IO.Hashing;
using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>
/// Keeps positions from being handed out twice when a crash took records with it that had been acknowledged. No log hands out a position at or above
/// the ceiling, which is raised in large steps and synced. After a stop that was not clean every log goes on from what was the ceiling then: the floor.
/// After a clean stop every log goes on from its own end. One reserve serves all logs, so that a thousand of them cost no sync each.
/// <para>The file has two slots that are written in turn, so that one is always whole. A slot, little-endian:</para>
/// <code>
///  0  8  magic "MILLRPOS"
///  8  4  version, 1
/// 12  4  CRC-32 of bytes 16 to 47
/// 16  8  generation: the higher one counts
/// 24  8  1 when the store was closed after everything was synced, else 0
/// 32  8  ceiling
/// 40  8  floor
/// </code>
/// </summary>
internal sealed class PositionReserve : IDisposable
{
    /// <summary>How far the ceiling is raised at once.</summary>
    public const long Step = 1 << 20;

    private const int SlotBytes = 48;
    private const int SlotDistance = 4096;
    private const uint Version = 1;

    private readonly Lock _gate = new();
    private readonly IDeviceFile _file;
    private long _generation;
    private long _ceiling;
    private long _floor;

    private PositionReserve(IDeviceFile file)
    {
        _file = file;
    }

    private static ReadOnlySpan<byte> Magic => "MILLRPOS"u8;

    /// <summary>Whether there was a whole slot.</summary>
    public bool WasFound { get; private set; }

    /// <summary>Whether the store was closed cleanly; until this store is closed, its file says that it was not.</summary>
    public bool WasClean { get; private set; }

    /// <summary>No log hands out a position at or above this one.</summary>
    public long Ceiling => Interlocked.Read(ref _ceiling);

    /// <summary>No log hands out a position below this one any more.</summary>
    public long Floor => Interlocked.Read(ref _floor);

    /// <summary>Reads the reserve of a store, or makes it.</summary>
    public static PositionReserve Open(IDevice device, string path)
    {
        var reserve = new PositionReserve(device.Open(path, FileMode.OpenOrCreate));
        try
        {
            reserve.Read();
            return reserve;
        }
        catch
        {
            reserve.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sees to it, after records were lost or set aside, that the next opening hands out no position that may have been theirs.
    /// </summary>
    /// <param name="highest">The highest position that any log may have handed out.</param>
    public void Restore(long highest)
    {
        lock (_gate)
        {
            _floor = _ceiling = Math.Max(_ceiling, highest) + Step;
            // Both slots, for either may be the damaged one.
            Write(isClosed: false);
            Write(isClosed: false);
        }
    }

    /// <summary>Marks the store as in use, and moves the floor when it was not closed cleanly.</summary>
    /// <param name="highest">The highest position that any log is known to go on from; counts when the reserve itself was lost.</param>
    public void Begin(long highest)
    {
        lock (_gate)
        {
            if (!WasFound && highest > 1)
                _ceiling = highest + Step;
            if (!WasClean)
                _floor = _ceiling;
            Write(isClosed: false);
        }
    }

    /// <summary>Raises the ceiling above a position, unless it is there.</summary>
    /// <exception cref="IOException">It could not be made durable; the position must not be handed out.</exception>
    public void Cover(long position)
    {
        if (position < Ceiling)
            return;
        lock (_gate)
        {
            if (position < _ceiling)
                return;
            var before = _ceiling;
            _ceiling = position + Step;
            try
            {
                Write(isClosed: false);
            }
            catch
            {
                _ceiling = before;
                throw;
            }
        }
    }

    /// <summary>Marks the store as cleanly closed: everything that was acknowledged is synced.</summary>
    public void End()
    {
        lock (_gate)
            Write(isClosed: true);
    }

    public void Dispose() => _file.Dispose();

    private void Read()
    {
        Span<byte> slot = stackalloc byte[SlotBytes];
        for (var i = 0; i < 2; i++)
        {
            if (_file.Read(slot, i * SlotDistance) < SlotBytes
                || !slot.StartsWith(Magic)
                || BinaryPrimitives.ReadUInt32LittleEndian(slot[8..]) != Version
                || BinaryPrimitives.ReadUInt32LittleEndian(slot[12..]) != Crc32.HashToUInt32(slot[16..]))
            {
                continue;
            }
            var generation = BinaryPrimitives.ReadInt64LittleEndian(slot[16..]);
            if (generation <= _generation)
                continue;
            _generation = generation;
            WasFound = true;
            WasClean = BinaryPrimitives.ReadInt64LittleEndian(slot[24..]) == 1;
            _ceiling = BinaryPrimitives.ReadInt64LittleEndian(slot[32..]);
            _floor = BinaryPrimitives.ReadInt64LittleEndian(slot[40..]);
        }
    }

    private void Write(bool isClosed)
    {
        // A write that fails is tried again in the same slot: the other one is the only whole one.
        var generation = _generation + 1;
        Span<byte> slot = stackalloc byte[SlotBytes];
        Magic.CopyTo(slot);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[8..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(slot[16..], generation);
        BinaryPrimitives.WriteInt64LittleEndian(slot[24..], isClosed ? 1 : 0);
        BinaryPrimitives.WriteInt64LittleEndian(slot[32..], _ceiling);
        BinaryPrimitives.WriteInt64LittleEndian(slot[40..], _floor);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[12..], Crc32.HashToUInt32(slot[16..]));
        _file.Write(slot, generation % 2 * SlotDistance);
        _file.Sync();
        _generation = generation;
    }
}
