using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>What tests set otherwise.</summary>
internal sealed record FileLogSettings
{
    public IDevice Device { get; init; } = new Disk();

    /// <summary>The size from which on a segment is full, in bytes.</summary>
    public long SegmentBytes { get; init; } = 64 << 20;

    /// <summary>How many files stay open that nobody uses.</summary>
    public int OpenFiles { get; init; } = 2048;

    /// <summary>Where the times of the device are recorded; null for nowhere.</summary>
    public Meter? Meter { get; init; }

    public Func<ulong> NewSalt { get; init; } = static () => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
}
