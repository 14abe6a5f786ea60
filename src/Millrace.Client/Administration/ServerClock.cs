namespace Millrace.Client.Administration;

/// <summary>A server's clock.</summary>
/// <param name="Held">Whether it stands still.</param>
/// <param name="Now">Its time.</param>
/// <param name="AheadMilliseconds">How far it is ahead of the machine's clock; negative when it is behind.</param>
public sealed record ServerClock(bool Held, DateTimeOffset Now, long AheadMilliseconds);
