namespace Millrace.Storage.State;

/// <summary>Why a state store could not do what was asked.</summary>
public enum StateStoreFault
{
    /// <summary>There is no room; try again later.</summary>
    DiskFull,

    /// <summary>The device or the database failed.</summary>
    Failed,

    /// <summary>The store was closed.</summary>
    Closed,
}

/// <summary>A state store could not do what was asked, and nothing was changed.</summary>
public sealed class StateStoreException(StateStoreFault fault, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Why.</summary>
    public StateStoreFault Fault { get; } = fault;
}
