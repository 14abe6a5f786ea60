namespace Millrace.Storage.Logs;

/// <summary>Records that cannot be read any more.</summary>
/// <param name="Log">The log.</param>
/// <param name="Segment">The segment file's path.</param>
/// <param name="FirstPosition">The lowest position that is lost.</param>
/// <param name="LastPosition">The highest position that is lost; reading goes on after it.</param>
public sealed record LogDamage(string Log, string Segment, long FirstPosition, long LastPosition);
