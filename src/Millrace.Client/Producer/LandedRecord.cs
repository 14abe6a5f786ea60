namespace Millrace.Client.Producer;

/// <summary>A record that the service put, and where.</summary>
internal sealed record LandedRecord(OutgoingRecord Record, string ShardId, string SequenceNumber, CallTimes Call);
