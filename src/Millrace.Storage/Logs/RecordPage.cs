namespace Millrace.Storage.Logs;

/// <summary>Records of one read. Their memory belongs to the page: dispose it when they have been written out.</summary>
public sealed class RecordPage : IDisposable
{
    private IDisposable? _memory;

    /// <summary>Makes a page.</summary>
    /// <param name="records">The records in order.</param>
    /// <param name="memory">What to dispose with the page, when the records' bytes are on loan.</param>
    public RecordPage(IReadOnlyList<StoredRecord> records, IDisposable? memory)
    {
        Records = records;
        _memory = memory;
    }

    /// <summary>The records in order of their positions.</summary>
    public IReadOnlyList<StoredRecord> Records { get; }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _memory, null)?.Dispose();
}
