using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>Where an iterator begins.</summary>
[SimpleShape(Enum = [AfterSequenceNumber, Latest, AtSequenceNumber, TrimHorizon])]
public static class ShardIteratorType
{
    /// <summary><c>AFTER_SEQUENCE_NUMBER</c>.</summary>
    public const string AfterSequenceNumber = "AFTER_SEQUENCE_NUMBER";

    /// <summary><c>LATEST</c>.</summary>
    public const string Latest = "LATEST";

    /// <summary><c>AT_SEQUENCE_NUMBER</c>.</summary>
    public const string AtSequenceNumber = "AT_SEQUENCE_NUMBER";

    /// <summary><c>TRIM_HORIZON</c>.</summary>
    public const string TrimHorizon = "TRIM_HORIZON";
}
