namespace Millrace.Kinesis.Records;

/// <summary>What a stored record carries in the eight bits that its log keeps beside it. The values are on disk: they never change.</summary>
[Flags]
internal enum RecordAttributes : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The stream was encrypted when the record was put.</summary>
    Encrypted = 1,
}
