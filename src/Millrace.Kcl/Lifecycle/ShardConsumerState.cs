namespace Millrace.Kcl.Lifecycle;

/// <summary>How far the consumer of a shard is (facts/kcl.md 4).</summary>
internal enum ShardConsumerState
{
    /// <summary>The shards that it came from are not done.</summary>
    WaitingOnParentShards,

    /// <summary>The processor is made and initialized.</summary>
    Initializing,

    /// <summary>Records are processed.</summary>
    Processing,

    /// <summary>The processor is told that the worker stops, or that the lease moves.</summary>
    ShutdownRequested,

    /// <summary>The processor is told that the lease is lost, or that the shard ended.</summary>
    ShuttingDown,

    /// <summary>Nothing is called any more.</summary>
    Complete,
}
