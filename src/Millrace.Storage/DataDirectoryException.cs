namespace Millrace.Storage;

/// <summary>Why a data directory cannot be used.</summary>
public enum DataDirectoryFault
{
    /// <summary>Another process uses it.</summary>
    InUse,

    /// <summary>A newer program wrote it.</summary>
    NewerFormat,

    /// <summary>It holds other things than Millrace's data.</summary>
    NotOurs,

    /// <summary>A repair of it was cut off and must be run again.</summary>
    RepairCutOff,

    /// <summary>It cannot be made, read or written.</summary>
    NotAccessible,
}

/// <summary>A data directory cannot be used; nothing in it was changed.</summary>
public sealed class DataDirectoryException(DataDirectoryFault fault, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Why.</summary>
    public DataDirectoryFault Fault { get; } = fault;
}
