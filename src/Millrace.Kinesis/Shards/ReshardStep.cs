namespace Millrace.Kinesis.Shards;

/// <summary>One split or merge.</summary>
internal sealed record ReshardStep
{
    /// <summary>The shard to split, or the lower one of a merge.</summary>
    public required int Shard { get; init; }

    /// <summary>Where the upper child of a split starts.</summary>
    public UInt128? SplitAt { get; init; }

    /// <summary>The upper one of a merge.</summary>
    public int? Adjacent { get; init; }

    /// <summary>A split.</summary>
    public static ReshardStep Split(int shard, UInt128 at) => new() { Shard = shard, SplitAt = at };

    /// <summary>A merge of neighbours.</summary>
    public static ReshardStep Merge(int lower, int upper) => new() { Shard = lower, Adjacent = upper };
}
