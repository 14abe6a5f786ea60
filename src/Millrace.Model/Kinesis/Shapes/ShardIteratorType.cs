using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Where reading starts.</summary>
/// <remarks>facts/kinesis.md 2.2: the order in which AWS prints them.</remarks>
[SimpleShape(Enum = [AfterSequenceNumber, Latest, AtTimestamp, AtSequenceNumber, TrimHorizon])]
public static class ShardIteratorType
{
    /// <summary>Right after a sequence number.</summary>
    public const string AfterSequenceNumber = "AFTER_SEQUENCE_NUMBER";

    /// <summary>After the newest record at the moment of the call.</summary>
    public const string Latest = "LATEST";

    /// <summary>At the first record that arrived at or after an instant.</summary>
    public const string AtTimestamp = "AT_TIMESTAMP";

    /// <summary>At a sequence number.</summary>
    public const string AtSequenceNumber = "AT_SEQUENCE_NUMBER";

    /// <summary>At the oldest record that is still kept.</summary>
    public const string TrimHorizon = "TRIM_HORIZON";
}
