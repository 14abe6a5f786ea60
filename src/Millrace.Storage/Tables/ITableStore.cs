namespace Millrace.Storage.Tables;

/// <summary>
/// Entries in the order of their keys' bytes, in spaces that are told apart by number. One piece of work writes at a time, and sees what those
/// before it wrote; reads see one moment and wait for nobody.
/// </summary>
public interface ITableStore : IAsyncDisposable
{
    /// <summary>Reads, all at one moment: after every write that was acknowledged before.</summary>
    /// <param name="read">Reads. It runs to its end before the call returns, and what it was given is of no use afterwards.</param>
    /// <param name="cancellationToken">Ends the call before it has begun.</param>
    ValueTask<T> ReadAsync<T>(Func<ITableReader, T> read, CancellationToken cancellationToken);

    /// <summary>Reads as <see cref="ReadAsync"/> does, for those who cannot wait.</summary>
    T Read<T>(Func<ITableReader, T> read);

    /// <summary>
    /// Runs a piece of work alone. The task ends when what it wrote is as durable as the store promises; what it throws undoes what it wrote, and
    /// is thrown to the caller.
    /// </summary>
    /// <param name="work">Reads and writes. What it holds on to must live until the task has ended: it is not taken back once it waits.</param>
    ValueTask<T> WriteAsync<T>(Func<ITableWriter, T> work);
}

/// <summary>Reads entries.</summary>
public interface ITableReader
{
    /// <summary>The value of an entry, or null.</summary>
    byte[]? Find(long space, byte[] key);

    /// <summary>The entries of a range. One range at a time is read, and none is written to meanwhile.</summary>
    IEnumerable<TableEntry> Range(long space, TableRange range);
}

/// <summary>Reads and writes entries.</summary>
public interface ITableWriter : ITableReader
{
    /// <summary>Writes an entry in place of the one with the same key. The arrays are the store's from now on.</summary>
    void Put(long space, byte[] key, byte[] value);

    /// <summary>Deletes an entry, if it is there.</summary>
    void Delete(long space, byte[] key);

    /// <summary>Deletes every entry of a space.</summary>
    void Clear(long space);
}

/// <summary>A stored entry.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
public readonly record struct TableEntry(byte[] Key, byte[] Value);

/// <summary>A range of keys.</summary>
/// <param name="From">The least key.</param>
/// <param name="To">The key that is just past the range; null for no end.</param>
/// <param name="IsDescending">Whether the last comes first.</param>
public readonly record struct TableRange(byte[] From, byte[]? To, bool IsDescending = false)
{
    /// <summary>Every key.</summary>
    public static TableRange All { get; } = new([], null);
}
