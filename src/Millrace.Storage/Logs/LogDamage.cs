namespace Millrace.Storage.Logs;

/// <summary>Records that cannot be read any more.</summary>
/// <param name="Log">The log.</param>
/// <param name="Segment">The segment file's path.</param>
/// <param name="FirstPosition">The lowest position that is lost.</param>
/// <param name="LastPosition">The highest position that is lost; reading goes on after it.</param>
/// <param name="Offset">Where in the file they were, in bytes; 0 when the file is missing.</param>
/// <param name="Bytes">How many bytes they had; 0 when the file ends before them, or is missing.</param>
public sealed record LogDamage(string Log, string Segment, long FirstPosition, long LastPosition, long Offset, long Bytes)
{
    /// <summary>Where in the file, in words.</summary>
    public string Place => (Offset, Bytes) switch
    {
        (0, 0) => "the file is missing",
        (_, 0) => $"the file ends at byte {Offset}, before them",
        _ => $"bytes {Offset} to {Offset + Bytes - 1}",
    };
}
