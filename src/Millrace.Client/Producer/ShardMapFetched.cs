namespace Millrace.Client.Producer;

/// <summary>ListShards ended: with the map of the open shards, or with a fault.</summary>
internal sealed record ShardMapFetched(CallTimes Times, ShardMap? Map, CallFault? Fault) : IProducerEvent;
