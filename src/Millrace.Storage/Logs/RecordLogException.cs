namespace Millrace.Storage.Logs;

/// <summary>Why a log could not do what was asked.</summary>
public enum RecordLogFault
{
    /// <summary>There is no room; try again later.</summary>
    DiskFull,

    /// <summary>The device failed; the log takes no more records until the store is opened anew.</summary>
    Failed,

    /// <summary>Stored records do not match their checksums.</summary>
    Damaged,

    /// <summary>The log was deleted or its store closed.</summary>
    Closed,
}

/// <summary>A log could not do what was asked, and nothing was changed.</summary>
public sealed class RecordLogException : IOException
{
    /// <summary>Says why.</summary>
    public RecordLogException(RecordLogFault fault, string message, Exception? inner = null)
        : base(message, inner)
    {
        Fault = fault;
    }

    /// <summary>Says which records are damaged.</summary>
    public RecordLogException(LogDamage damage)
        : base($"Records {damage.FirstPosition} to {damage.LastPosition} of the log '{damage.Log}' are damaged in '{damage.Segment}' ({damage.Place}).")
    {
        Fault = RecordLogFault.Damaged;
        Damage = damage;
    }

    /// <summary>Why.</summary>
    public RecordLogFault Fault { get; }

    /// <summary>What is lost, when records are damaged.</summary>
    public LogDamage? Damage { get; }
}
