namespace Millrace.Storage.Logs;

/// <summary>What every log holds a caller to.</summary>
internal static class RecordLogLimits
{
    /// <summary>The longest key, in bytes: its length is stored in 16 bits.</summary>
    public const int MaxKeyBytes = ushort.MaxValue;

    /// <summary>The most keys and data of one append, in bytes.</summary>
    public const int MaxAppendBytes = 256 << 20;

    /// <summary>Refuses an append that cannot be stored, before anything is changed.</summary>
    public static void CheckAppend(ReadOnlySpan<NewRecord> records)
    {
        if (records.IsEmpty)
            throw new ArgumentException("There is nothing to append.", nameof(records));
        var bytes = 0L;
        foreach (ref readonly var record in records)
        {
            if (record.Key.Length > MaxKeyBytes)
                throw new ArgumentException($"A key has {record.Key.Length} bytes; at most {MaxKeyBytes} are stored.", nameof(records));
            bytes += record.Key.Length + record.Data.Length;
        }
        if (bytes > MaxAppendBytes)
            throw new ArgumentException($"An append has {bytes} bytes; at most {MaxAppendBytes} are taken at once.", nameof(records));
    }

    /// <summary>Refuses a read that could return nothing.</summary>
    public static void CheckRead(int maxRecords, long maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRecords, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
    }
}
