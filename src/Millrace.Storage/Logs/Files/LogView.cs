namespace Millrace.Storage.Logs.Files;

/// <summary>A log as a reader sees it: what is durable at one moment.</summary>
/// <param name="Segments">Its segments, oldest first.</param>
/// <param name="LastLength">How much of the last one may be read, when that one is being written.</param>
/// <param name="End">The position after the newest record.</param>
internal readonly record struct LogView(Segment[] Segments, long? LastLength, long End);
