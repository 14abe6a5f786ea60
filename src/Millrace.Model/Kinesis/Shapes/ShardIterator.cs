using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A shard iterator, opaque.</summary>
[SimpleShape(Min = 1, Max = 512)]
internal static class ShardIterator;
