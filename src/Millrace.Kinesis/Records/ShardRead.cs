using System.Buffers;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Records;

/// <summary>What one read of a shard found. The records point into its memory.</summary>
internal sealed class ShardRead : IDisposable
{
    private readonly RecordPage _page;
    private readonly Record[] _records;
    private readonly byte[] _digits;

    private ShardRead(RecordPage page, ShardState shard, long from, bool hasCaughtUp, long now)
    {
        _page = page;
        var stored = page.Records;
        _records = ArrayPool<Record>.Shared.Rent(stored.Count);
        _digits = ArrayPool<byte>.Shared.Rent(stored.Count * SequenceNumber.Digits);
        for (var i = 0; i < stored.Count; i++) _records[i] = ToShape(stored[i], shard, _digits.AsMemory(i * SequenceNumber.Digits, SequenceNumber.Digits));
        Records = new ArraySegment<Record>(_records, 0, stored.Count);
        Next = stored.Count == 0 ? from : stored[^1].Position + 1;
        LastArrival = stored.Count == 0 ? 0 : stored[^1].Arrival;
        HasCaughtUp = hasCaughtUp;

        // Zero says that there is nothing left to read, so what is left is at least 1 behind.
        MillisBehindLatest = hasCaughtUp ? 0 : Math.Max(1, now - LastArrival);
    }

    /// <summary>The records as they are answered.</summary>
    public IReadOnlyList<Record> Records { get; }

    /// <summary>The position to go on from.</summary>
    public long Next { get; }

    /// <summary>The position of a record.</summary>
    public long PositionOf(int index) => _page.Records[index].Position;

    /// <summary>The arrival of the last of the records, in epoch milliseconds; 0 without any.</summary>
    public long LastArrival { get; }

    /// <summary>Whether there was nothing left to read.</summary>
    public bool HasCaughtUp { get; }

    /// <summary>How far the records lie behind now, in milliseconds; 0 when nothing was left.</summary>
    public long MillisBehindLatest { get; }

    /// <summary>Bytes of the records' keys and data.</summary>
    public long Bytes
    {
        get
        {
            var bytes = 0L;
            for (var i = 0; i < _page.Records.Count; i++) bytes += _page.Records[i].Key.Length + _page.Records[i].Data.Length;
            return bytes;
        }
    }

    /// <summary>Reads a shard's log; see <see cref="IRecordLog.ReadAsync"/>.</summary>
    /// <exception cref="ServiceException">The records there are damaged.</exception>
    public static async ValueTask<ShardRead> ReadAsync(
        IRecordLog log, StreamKey stream, ShardState shard, long from, long horizon, int maxRecords, long maxBytes, long now, CancellationToken cancellationToken)
    {
        RecordPage page;
        try
        {
            page = await log.ReadAsync(from, horizon, maxRecords, maxBytes, cancellationToken);
        }
        catch (RecordLogException fault) when (fault.Damage is { } damage)
        {
            throw DamagedRecords.Error(stream, shard, damage, fault);
        }

        try
        {
            var hasCaughtUp = page.Records.Count == 0 || await IsLastAsync(page.Records[^1], log, cancellationToken);
            return new ShardRead(page, shard, from, hasCaughtUp, now);
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _page.Dispose();
        ArrayPool<Record>.Shared.Return(_records, clearArray: true);
        ArrayPool<byte>.Shared.Return(_digits);
    }

    // After a crash the next position can lie far ahead of the last record, so where positions do not tell, a look ahead does.
    private static async ValueTask<bool> IsLastAsync(StoredRecord record, IRecordLog log, CancellationToken cancellationToken)
    {
        if (record.Position + 1 >= log.NextPosition) return true;
        if (record.Arrival < log.LastArrival) return false;

        try
        {
            using var ahead = await log.ReadAsync(record.Position + 1, notBefore: 0, maxRecords: 1, maxBytes: 1, cancellationToken);
            return ahead.Records.Count == 0;
        }
        catch (RecordLogException fault) when (fault.Damage is not null)
        {
            // The records at hand are whole. Who comes back for the next ones is told.
            return false;
        }
    }

    private static Record ToShape(in StoredRecord record, ShardState shard, Memory<byte> digits)
    {
        shard.SequenceNumberAt(record.Position, record.Arrival / 1000).Format(digits.Span);
        return new Record
        {
            SequenceNumber = new Utf8Text(digits),
            ApproximateArrivalTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(record.Arrival),
            Data = record.Data,
            PartitionKey = new Utf8Text(record.Key),
            EncryptionType = ((RecordAttributes)record.Attributes & RecordAttributes.Encrypted) != 0 ? EncryptionType.Kms : null,
        };
    }
}
