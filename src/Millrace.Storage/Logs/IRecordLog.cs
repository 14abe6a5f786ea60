namespace Millrace.Storage.Logs;

/// <summary>
/// An append-only sequence of records. The log hands out positions (1 and up, rising, never one twice, gaps possible after a crash) and arrival times
/// (from the store's clock, never falling within a log).
/// </summary>
public interface IRecordLog
{
    /// <summary>The position that the next record gets, or more.</summary>
    long NextPosition { get; }

    /// <summary>The arrival of the newest record ever appended, in epoch milliseconds; 0 before the first.</summary>
    long LastArrival { get; }

    /// <summary>
    /// Appends records, all or none, at consecutive positions with one arrival time. The bytes are copied before the call returns; the task
    /// ends when they are as durable as the store promises, and only then can they be read.
    /// </summary>
    /// <exception cref="RecordLogException">Nothing was appended.</exception>
    ValueTask<AppendResult> AppendAsync(ReadOnlySpan<NewRecord> records, CancellationToken cancellationToken);

    /// <summary>
    /// Reads records in order from the first at or after a position whose arrival is at least <paramref name="notBefore"/>: at most
    /// <paramref name="maxRecords"/> and at most <paramref name="maxBytes"/> of keys and data, but at least one when there is one.
    /// </summary>
    /// <param name="from">The lowest position to return.</param>
    /// <param name="notBefore">The trim horizon, in epoch milliseconds; 0 for none.</param>
    /// <param name="maxRecords">At least 1.</param>
    /// <param name="maxBytes">At least 1.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>A page whose memory is given back when it is disposed.</returns>
    /// <exception cref="RecordLogException">The stored records are damaged there.</exception>
    ValueTask<RecordPage> ReadAsync(long from, long notBefore, int maxRecords, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Waits until a record at or after a position can be read; done at once when there is one.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RecordLogException">The log is closed, or is closed meanwhile.</exception>
    ValueTask WaitAsync(long position, CancellationToken cancellationToken);

    /// <summary>The position of the first record that arrived at or after an instant; <see cref="NextPosition"/> when there is none yet.</summary>
    /// <param name="arrival">Epoch milliseconds.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    ValueTask<long> FindAsync(long arrival, CancellationToken cancellationToken);

    /// <summary>Frees what it can of the records that arrived before an instant; those that stay are hidden by the reader's horizon.</summary>
    /// <param name="arrival">Epoch milliseconds.</param>
    /// <param name="cancellationToken">Ends the work between two files.</param>
    ValueTask TrimAsync(long arrival, CancellationToken cancellationToken);
}
