using Millrace.Kinesis.Accounts;
using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;

namespace Millrace.Kinesis;

/// <summary>What the operations work with.</summary>
internal sealed record KinesisRoom(
    KinesisOptions Options, StreamRegistry Streams, Trimming Trimming, AccountStore Accounts, TokenSeal Seal, TimeProvider Time)
{
    /// <summary>The limits that hold now.</summary>
    public ThrottleSettings Throttling { get; } = new(Options.Limits);

    /// <summary>Now, in epoch milliseconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The subscriptions under way.</summary>
    public Subscriptions Subscriptions { get; } = new();
}
