namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>What is kept about a stream. Members are only ever added: old states must stay readable.</summary>
internal sealed record LogStreamState
{
    /// <summary>The space of its events in the table store, which is never used again.</summary>
    public required long Space { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreationTime { get; init; }

    /// <summary>The time of the earliest event, in epoch milliseconds; null before the first.</summary>
    public long? FirstEvent { get; init; }

    /// <summary>The time of the latest event.</summary>
    public long? LastEvent { get; init; }

    /// <summary>When an event last came in.</summary>
    public long? LastIngestion { get; init; }

    /// <summary>The number that the next event gets.</summary>
    public long NextSequence { get; init; }

    /// <summary>The bytes of the events, with the 26 that AWS adds to each.</summary>
    public long StoredBytes { get; init; }

    /// <summary>The time of the first event in the row that was written last.</summary>
    public long RowFirst { get; init; }

    /// <summary>The time of the last event in it.</summary>
    public long RowLast { get; init; }

    /// <summary>The number of its first event.</summary>
    public long RowSequence { get; init; }

    /// <summary>Its bytes; 0 when there is no row to add to.</summary>
    public int RowBytes { get; init; }
}
