namespace Millrace.Storage.Tests.PowerCuts;

/// <summary>Something that was done to a disk, in the order in which it was done. Files are known by a number, since names come and go.</summary>
internal abstract record DiskStep
{
    /// <summary>A name for a new file.</summary>
    internal sealed record Create(string Path, long File) : DiskStep;

    internal sealed record MakeDirectory(string Path) : DiskStep;

    /// <summary>A second name for a file.</summary>
    internal sealed record Link(string From, string To) : DiskStep;

    internal sealed record Rename(string From, string To) : DiskStep;

    /// <summary>Takes a file's name or an empty directory away.</summary>
    internal sealed record Remove(string Path) : DiskStep;

    internal sealed record Write(long File, long Offset, byte[] Bytes) : DiskStep;

    internal sealed record SetLength(long File, long Length) : DiskStep;

    /// <summary>What was done before it is on the disk once its end has come.</summary>
    internal sealed record SyncBegin(long File) : DiskStep;

    internal sealed record SyncEnd(long File, int Begin) : DiskStep;

    /// <summary>A sync that failed: the cache takes what it could not write for written, so no later sync brings it to the disk.</summary>
    internal sealed record SyncFailed(long File) : DiskStep;

    internal sealed record SyncDirectoryBegin(string Path) : DiskStep;

    internal sealed record SyncDirectoryEnd(string Path, int Begin) : DiskStep;

    /// <summary>What a test wants to remember of the moment.</summary>
    internal sealed record Note(object What) : DiskStep;
}
