namespace Millrace.Client.Producer;

/// <summary>When a call began and ended, in time since the producer was made.</summary>
internal readonly record struct CallTimes(TimeSpan Start, TimeSpan End);
