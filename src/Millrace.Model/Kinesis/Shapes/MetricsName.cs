using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A shard-level metric.</summary>
[SimpleShape(Enum = [IncomingBytes, IncomingRecords, OutgoingBytes, OutgoingRecords, WriteProvisionedThroughputExceeded, ReadProvisionedThroughputExceeded, IteratorAgeMilliseconds, All])]
public static class MetricsName
{
    /// <summary>The metric <c>IncomingBytes</c>.</summary>
    public const string IncomingBytes = "IncomingBytes";

    /// <summary>The metric <c>IncomingRecords</c>.</summary>
    public const string IncomingRecords = "IncomingRecords";

    /// <summary>The metric <c>OutgoingBytes</c>.</summary>
    public const string OutgoingBytes = "OutgoingBytes";

    /// <summary>The metric <c>OutgoingRecords</c>.</summary>
    public const string OutgoingRecords = "OutgoingRecords";

    /// <summary>The metric <c>WriteProvisionedThroughputExceeded</c>.</summary>
    public const string WriteProvisionedThroughputExceeded = "WriteProvisionedThroughputExceeded";

    /// <summary>The metric <c>ReadProvisionedThroughputExceeded</c>.</summary>
    public const string ReadProvisionedThroughputExceeded = "ReadProvisionedThroughputExceeded";

    /// <summary>The metric <c>IteratorAgeMilliseconds</c>.</summary>
    public const string IteratorAgeMilliseconds = "IteratorAgeMilliseconds";

    /// <summary>All of them.</summary>
    public const string All = "ALL";
}
