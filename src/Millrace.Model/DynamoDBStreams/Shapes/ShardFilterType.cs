using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>How shards are chosen.</summary>
[SimpleShape(Enum = [ChildShards])]
public static class ShardFilterType
{
    /// <summary><c>CHILD_SHARDS</c>.</summary>
    public const string ChildShards = "CHILD_SHARDS";
}
