using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Streams;

namespace Millrace.Kinesis;

/// <summary>What the operations work with.</summary>
internal sealed record KinesisRoom(KinesisOptions Options, StreamRegistry Streams, TokenSeal Seal, TimeProvider Time)
{
    /// <summary>Now, in epoch milliseconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();
}
