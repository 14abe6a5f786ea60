using System.Numerics;

namespace Millrace.Server.Tests;

/// <summary>What the server said of a record that it took.</summary>
internal sealed record PutAnswer(string Shard, BigInteger SequenceNumber);

/// <summary>A record as it was read.</summary>
internal sealed record ReadRecord(BigInteger SequenceNumber, string Text);
