namespace Millrace.CloudWatch.Logs.Events;

/// <summary>An event as it is stored.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="IngestionTime">When it came in, in epoch milliseconds.</param>
/// <param name="Message">The text in UTF-8.</param>
internal readonly record struct LogEvent(EventPosition Position, long IngestionTime, ReadOnlyMemory<byte> Message);

/// <summary>An event on its way in.</summary>
/// <param name="Time">Its time, in epoch milliseconds.</param>
/// <param name="Message">The text in UTF-8.</param>
internal readonly record struct NewLogEvent(long Time, ReadOnlyMemory<byte> Message);
