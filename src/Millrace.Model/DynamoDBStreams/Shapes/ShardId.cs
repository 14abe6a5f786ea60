using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>The id of a shard.</summary>
[SimpleShape(Min = 28, Max = 65)]
internal static class ShardId;
