namespace Millrace.Kinesis;

/// <summary>A stream that is there from the start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shards">How many shards it has; null for an on-demand stream.</param>
/// <param name="Region">Its region; null for the server's own.</param>
public sealed record InitialStream(string Name, int? Shards, string? Region);
