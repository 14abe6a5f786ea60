namespace Millrace.Kinesis.Iterators;

/// <summary>What a sealed string is for; it is part of the string, so the values never change.</summary>
internal enum TokenKind : ulong
{
    /// <summary>A position in a shard.</summary>
    ShardIterator = 1,

    /// <summary>The rest of a list of shards.</summary>
    ListShards = 2,

    /// <summary>The rest of a list of streams.</summary>
    ListStreams = 3,

    /// <summary>The rest of a list of consumers.</summary>
    ListStreamConsumers = 4,
}
