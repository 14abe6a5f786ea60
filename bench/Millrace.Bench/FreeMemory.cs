using System.IO.MemoryMappedFiles;

namespace Millrace.Bench;

/// <summary>Has the machine lay hands on the memory that a load will fill with records.</summary>
/// <remarks>
/// A virtual machine's free memory may be its host's until it is touched: there, a file was written at 0.3 GB/s into pages that were new, and at
/// 3 GB/s into pages that another file had just given back. Who keeps what it is sent would pay for that, and a bare server would not.
/// </remarks>
internal static class FreeMemory
{
    /// <summary>What no load of batches has yet filled in a second.</summary>
    public const long MostPerSecond = 1L << 30;

    /// <summary>What no load of single calls has yet filled in a second.</summary>
    public const long MostOfSingleCallsPerSecond = 1L << 26;

    /// <summary>Touches as much as a load can fill, and gives it back.</summary>
    /// <param name="load">How long the load lasts.</param>
    /// <param name="bytesPerSecond">What it can fill in a second.</param>
    public static void Touch(TimeSpan load, long bytesPerSecond)
    {
        var most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 3;
        using var all = MemoryMappedFile.CreateNew(mapName: null, Math.Min(most, (long)(load.TotalSeconds * bytesPerSecond)));
        using var view = all.CreateViewAccessor();
        for (long at = 0; at < view.Capacity; at += Environment.SystemPageSize) view.Write(at, (byte)1);
    }
}
