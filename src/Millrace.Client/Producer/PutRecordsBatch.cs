namespace Millrace.Client.Producer;

/// <summary>The Kinesis records of one PutRecords call, each with the lane that it came from.</summary>
internal sealed class PutRecordsBatch(IReadOnlyList<(ShardLane Lane, OutgoingRecord Record)> entries)
{
    public IReadOnlyList<(ShardLane Lane, OutgoingRecord Record)> Entries => entries;
}
