using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>ListShards, whole.</summary>
internal interface IShardLister
{
    /// <summary>The shards of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="filter">Which shards; null for all that have not expired.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Client.Kinesis.ResourceNotFoundException">There is no such stream.</exception>
    /// <exception cref="Processing.KinesisClientLibDependencyException">The stream cannot be listed now, or Kinesis failed.</exception>
    Task<IReadOnlyList<Shard>> ListAsync(StreamIdentifier stream, ShardFilter? filter, CancellationToken cancellationToken);
}
