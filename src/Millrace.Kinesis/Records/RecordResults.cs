using System.Buffers;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Records;

/// <summary>What became of each record of a batch, in pooled memory: it goes back once the answer is encoded.</summary>
internal sealed class RecordResults : IDisposable
{
    private readonly PutRecordsResultEntry[] _entries;
    private readonly byte[] _digits;

    /// <param name="count">How many records there are.</param>
    public RecordResults(int count)
    {
        _entries = ArrayPool<PutRecordsResultEntry>.Shared.Rent(count);
        _digits = ArrayPool<byte>.Shared.Rent(count * SequenceNumber.Digits);
        Entries = new ArraySegment<PutRecordsResultEntry>(_entries, 0, count);
    }

    /// <summary>The results in the order of the request.</summary>
    public IReadOnlyList<PutRecordsResultEntry> Entries { get; }

    /// <summary>A record was stored.</summary>
    public void Acknowledge(int place, SequenceNumber number, string shardId)
    {
        var digits = _digits.AsMemory(place * SequenceNumber.Digits, SequenceNumber.Digits);
        number.Format(digits.Span);
        _entries[place] = new PutRecordsResultEntry { SequenceNumber = new Utf8Text(digits), ShardId = shardId };
    }

    /// <summary>A record was not stored.</summary>
    public void Refuse(int place, string code, string? message) =>
        _entries[place] = new PutRecordsResultEntry { ErrorCode = code, ErrorMessage = message };

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<PutRecordsResultEntry>.Shared.Return(_entries, clearArray: true);
        ArrayPool<byte>.Shared.Return(_digits);
    }
}
