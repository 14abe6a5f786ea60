using Millrace.Client.Aggregation;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Producer;

/// <summary>A Kinesis record in the making: one user record, or several of one shard.</summary>
internal sealed class OutgoingRecord
{
    private readonly RecordAggregator? _aggregator;
    private readonly List<PendingRecord> _userRecords;

    private OutgoingRecord(PendingRecord first, RecordAggregator? aggregator)
    {
        _aggregator = aggregator;
        _userRecords = new(capacity: aggregator is null ? 1 : 16) { first };
        aggregator?.TryAdd(first.PartitionKey, first.ExplicitHashKey, first.Data);
        Deadline = first.Deadline;
        Expiration = first.Expiration;
        IsFull = aggregator is null;
    }

    public IReadOnlyList<PendingRecord> UserRecords => _userRecords;

    /// <summary>Whether it waits for no more user records.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The earliest of its user records' deadlines.</summary>
    public TimeSpan Deadline { get; private set; }

    /// <summary>The earliest of its user records' expirations.</summary>
    public TimeSpan Expiration { get; private set; }

    /// <summary>The bytes that count on the stream: data and partition key.</summary>
    public int Size => _aggregator?.Size ?? _userRecords[0].Size;

    /// <summary>The data bytes that were sent, wrapper included.</summary>
    public int SentBytes { get; private set; }

    /// <summary>A record that travels alone.</summary>
    public static OutgoingRecord Plain(PendingRecord record) => new(record, aggregator: null);

    /// <summary>A record that others may join.</summary>
    public static OutgoingRecord Aggregate(PendingRecord first, ProducerOptions options) =>
        new(first, new RecordAggregator(options.AggregationMaxSize, options.AggregationMaxCount));

    /// <summary>Adds a user record, or closes this record when there is no room.</summary>
    public bool TryAdd(PendingRecord record)
    {
        if (IsFull) return false;
        if (!_aggregator!.TryAdd(record.PartitionKey, record.ExplicitHashKey, record.Data))
        {
            IsFull = true;
            return false;
        }

        _userRecords.Add(record);
        if (record.Deadline < Deadline) Deadline = record.Deadline;
        if (record.Expiration < Expiration) Expiration = record.Expiration;
        return true;
    }

    /// <summary>Has it sent at the next opportunity.</summary>
    public void MakeDue(TimeSpan now)
    {
        foreach (var record in _userRecords) record.MakeDue(now);
        if (now < Deadline) Deadline = now;
    }

    /// <summary>What is sent. To be called once.</summary>
    public PutRecordsRequestEntry ToEntry()
    {
        if (_aggregator is not null)
        {
            var record = _aggregator.Drain();
            SentBytes = record.Data.Length;
            return new() { PartitionKey = record.PartitionKey, ExplicitHashKey = record.ExplicitHashKey, Data = record.Data };
        }

        var single = _userRecords[0];
        SentBytes = single.Data.Length;
        return new() { PartitionKey = single.PartitionKey, ExplicitHashKey = HashKeys.Format(single.HashKey), Data = single.Data };
    }
}
