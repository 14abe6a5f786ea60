using Millrace.Client.Aggregation;

namespace Millrace.Kcl.MultiLang;

/// <summary>
/// The records given to a child since its last checkpoint, for another child that takes its place. When they get too many they are forgotten, and the
/// child cannot be replaced until a checkpoint has passed them.
/// </summary>
/// <param name="mostBytes">How many bytes of data are kept.</param>
internal sealed class UncheckpointedRecords(long mostBytes)
{
    private readonly Queue<UserRecord> _records = [];
    private ExtendedSequenceNumber? _last;
    private ExtendedSequenceNumber? _forgotten;
    private long _bytes;

    /// <summary>Whether nothing is missing among them.</summary>
    public bool IsComplete => _forgotten is null;

    /// <summary>The records, in order.</summary>
    public IReadOnlyList<UserRecord> ToList() => [.. _records];

    /// <summary>Adds what comes behind the last; a batch that is delivered again is there already.</summary>
    public void Add(IReadOnlyList<UserRecord> records)
    {
        foreach (var record in records)
        {
            var position = Position(record);
            if (_last >= position) continue;
            _last = position;
            _records.Enqueue(record);
            _bytes += record.Data.Length;
        }

        if (_bytes <= mostBytes) return;
        _forgotten = _last;
        _records.Clear();
        _bytes = 0;
    }

    /// <summary>Forgets what is checkpointed.</summary>
    public void Checkpointed(ExtendedSequenceNumber position)
    {
        while (_records.TryPeek(out var first) && Position(first) <= position)
        {
            _bytes -= first.Data.Length;
            _records.Dequeue();
        }

        if (_forgotten <= position) _forgotten = null;
    }

    private static ExtendedSequenceNumber Position(UserRecord record) => new(record.SequenceNumber, record.SubSequenceNumber);
}
