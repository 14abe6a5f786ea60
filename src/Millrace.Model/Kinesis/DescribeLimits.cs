using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>DescribeLimits: the shards of the account in the region, and how many there may be. 1 call a second per account.</summary>
/// <remarks>Errors: LimitExceededException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DescribeLimits", Resource = "*", ReadOnly = true)]
public sealed partial record DescribeLimitsRequest : IRequest<DescribeLimitsResponse>;

/// <summary>The answer of DescribeLimits.</summary>
[Structure]
public sealed partial record DescribeLimitsResponse
{
    /// <summary>How many shards there may be.</summary>
    [Shape(typeof(ShardCountObject))]
    public required int? ShardLimit { get; init; }

    /// <summary>How many are open.</summary>
    [Shape(typeof(ShardCountObject))]
    public required int? OpenShardCount { get; init; }

    /// <summary>How many streams are on demand.</summary>
    [Shape(typeof(OnDemandStreamCountObject))]
    public required int? OnDemandStreamCount { get; init; }

    /// <summary>How many there may be.</summary>
    [Shape(typeof(OnDemandStreamCountLimitObject))]
    public required int? OnDemandStreamCountLimit { get; init; }
}
