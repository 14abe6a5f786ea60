using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>What is so of streams of one mode only.</summary>
internal static class StreamModes
{
    /// <summary>The shards that an on-demand stream starts with (facts/kinesis.md 5, CreateStream).</summary>
    public const int OnDemandShards = 4;

    /// <summary>Keeps a stream from what AWS does by itself when it is on demand.</summary>
    public static void CheckProvisioned(DataStream stream)
    {
        if (stream.State.Mode != StreamMode.Provisioned)
        {
            throw KinesisErrors.Validation(
                $"Request is invalid. Stream {stream.Key.Name} under account {stream.Key.AccountId} is in On-Demand mode.");
        }
    }
}
