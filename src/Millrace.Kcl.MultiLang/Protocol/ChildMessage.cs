namespace Millrace.Kcl.MultiLang.Protocol;

/// <summary>What a child says to the daemon.</summary>
internal abstract record ChildMessage;

/// <summary>The end of an exchange.</summary>
/// <param name="ResponseFor">The action that the child handled; null when it does not say.</param>
internal sealed record StatusMessage(string? ResponseFor) : ChildMessage;

/// <summary>A wish to checkpoint, which is answered.</summary>
/// <param name="SequenceNumber">The number; null for all that was delivered.</param>
/// <param name="SubSequenceNumber">The place inside an aggregated record; null is 0.</param>
internal sealed record CheckpointRequest(string? SequenceNumber, long? SubSequenceNumber) : ChildMessage;

/// <summary>No message: whatever else a program prints on its standard output. It is skipped (facts/kcl.md 2).</summary>
/// <param name="Reason">Why it is none.</param>
internal sealed record NoiseMessage(string Reason) : ChildMessage;
