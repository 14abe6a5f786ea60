namespace Millrace.Http;

/// <summary>
/// The memory that answers are made in, in chunks of 64 KiB, which are small enough to be collected like any other object. What is idle beyond a
/// bound is left to the garbage collector. Thread-safe.
/// </summary>
internal sealed class ChunkPool
{
    /// <summary>The length of a chunk.</summary>
    public const int ChunkBytes = 64 * 1024;

    /// <summary>The most chunks that are kept: 32 MiB, which is two of the largest answers, 10 MiB of records in base64.</summary>
    public const int MostIdle = 512;

    private readonly Lock _gate = new();
    private readonly Stack<byte[]> _idle = new();

    /// <summary>How many chunks wait to be used again.</summary>
    public int Idle
    {
        get
        {
            lock (_gate) return _idle.Count;
        }
    }

    /// <summary>A chunk, with whatever was in it.</summary>
    public byte[] Rent()
    {
        lock (_gate)
        {
            if (_idle.TryPop(out var chunk)) return chunk;
        }

        return GC.AllocateUninitializedArray<byte>(ChunkBytes);
    }

    /// <summary>Takes a chunk back, whose user has no more use for it.</summary>
    public void Return(byte[] chunk)
    {
        lock (_gate)
        {
            if (_idle.Count < MostIdle) _idle.Push(chunk);
        }
    }
}
