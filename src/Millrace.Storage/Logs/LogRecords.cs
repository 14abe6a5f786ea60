namespace Millrace.Storage.Logs;

/// <summary>A record to append.</summary>
/// <param name="Key">The partition key in UTF-8.</param>
/// <param name="Data">The bytes.</param>
/// <param name="Attributes">Eight bits that the caller gives and gets back.</param>
public readonly record struct NewRecord(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Data, byte Attributes);

/// <summary>Where appended records went.</summary>
/// <param name="FirstPosition">The first one's position; the others follow by one.</param>
/// <param name="Arrival">Their arrival, in epoch milliseconds.</param>
public readonly record struct AppendResult(long FirstPosition, long Arrival);

/// <summary>A stored record.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Arrival">Its arrival, in epoch milliseconds.</param>
/// <param name="Key">The partition key in UTF-8.</param>
/// <param name="Data">The bytes.</param>
/// <param name="Attributes">The bits given when it was appended.</param>
public readonly record struct StoredRecord(long Position, long Arrival, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Data, byte Attributes);
