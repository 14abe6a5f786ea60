using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Which shards ListShards returns.</summary>
[SimpleShape(Enum = [AfterShardId, AtTrimHorizon, FromTrimHorizon, AtLatest, AtTimestamp, FromTimestamp])]
public static class ShardFilterType
{
    /// <summary>Those after a given id.</summary>
    public const string AfterShardId = "AFTER_SHARD_ID";

    /// <summary>Those that were open at the trim horizon.</summary>
    public const string AtTrimHorizon = "AT_TRIM_HORIZON";

    /// <summary>All that have not expired.</summary>
    public const string FromTrimHorizon = "FROM_TRIM_HORIZON";

    /// <summary>Those that are open now.</summary>
    public const string AtLatest = "AT_LATEST";

    /// <summary>Those that were open at an instant.</summary>
    public const string AtTimestamp = "AT_TIMESTAMP";

    /// <summary>Those that are open now or closed at or after an instant.</summary>
    public const string FromTimestamp = "FROM_TIMESTAMP";
}
