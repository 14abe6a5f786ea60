using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>What only streams of one mode can do.</summary>
internal static class StreamModes
{
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
