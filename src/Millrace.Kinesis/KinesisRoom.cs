using Millrace.Kinesis.Accounts;
using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis;

/// <summary>What the operations work with.</summary>
internal sealed record KinesisRoom(
    CurrentOptions Current, StreamRegistry Streams, Trimming Trimming, AccountStore Accounts, TokenSeal Seal, TimeProvider Time)
{
    /// <summary>The options that hold now.</summary>
    public KinesisOptions Options => Current.Options;

    /// <summary>The limits that hold now.</summary>
    public KinesisLimits Limits => Current.Limits;

    /// <summary>Faults of parts of calls; null without any, which costs a call a look.</summary>
    public IPartFaults? Faults { get; set; }

    /// <summary>Now, in epoch milliseconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether a stream grows with what is written to it.</summary>
    public bool MeasuresTrafficOf(StreamState stream) => stream.Mode == StreamMode.OnDemand && Options.OnDemandScaling;

    /// <summary>The subscriptions under way.</summary>
    public Subscriptions Subscriptions { get; } = new(Time);
}
