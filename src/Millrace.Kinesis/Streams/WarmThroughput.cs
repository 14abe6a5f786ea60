using Millrace.Kinesis.Accounts;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Streams;

/// <summary>The throughput that an on-demand stream is ready for without having to grow first, as it is kept.</summary>
/// <param name="TargetMiBps">What was asked for, in MiB/s.</param>
/// <param name="FormerMiBps">What the stream was ready for before, in MiB/s.</param>
/// <param name="ReadyAt">When it is ready for what was asked for, in epoch milliseconds.</param>
internal sealed record WarmThroughput(int TargetMiBps, int FormerMiBps, long ReadyAt)
{
    /// <summary>What an on-demand stream is ready for unasked, in MiB/s (facts/kinesis.md 5, CreateStream).</summary>
    public const int UsualMiBps = 4;

    /// <summary>The most that can be asked for: 10 GiB/s (facts/kinesis.md 5, UpdateStreamWarmThroughput).</summary>
    public const int MostMiBps = 10 * 1024;

    /// <summary>What the stream is ready for at an instant, in MiB/s.</summary>
    public int MiBpsAt(long now) => now >= ReadyAt ? TargetMiBps : FormerMiBps;

    /// <summary>The throughput as it is answered.</summary>
    public WarmThroughputObject ToShapeAt(long now) => new() { TargetMiBps = TargetMiBps, CurrentMiBps = MiBpsAt(now) };

    /// <summary>The splits after which a stream has a shard for each MiB/s; none when it has as many.</summary>
    public static IReadOnlyList<ReshardStep> Growth(DataStream stream, int miBps) =>
        miBps > stream.OpenShards.Count ? UniformScaling.Plan(stream.OpenShards, miBps, Resharding.NextIndex(stream.State.Shards)) : [];

    /// <summary>Checks that a stream may be given a warm throughput.</summary>
    /// <exception cref="ServiceException">It may not.</exception>
    public static void Check(int miBps, string mode, AccountSettings settings, StreamKey key, long now)
    {
        if (mode != StreamMode.OnDemand)
            throw KinesisErrors.Validation($"Request is invalid. Stream {key.Name} under account {key.AccountId} is in Provisioned mode.");

        if (!settings.IsCommittedAt(now))
        {
            throw KinesisErrors.Validation(
                $"WarmThroughputMiBps needs the MinimumThroughputBillingCommitment of the account {key.AccountId} in {key.Region} to be enabled.");
        }

        if (miBps > MostMiBps)
            throw KinesisErrors.Validation($"WarmThroughputMiBps can be {MostMiBps} at most. Requested were {miBps}.");
    }
}
