using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeLimits: tells the account's quotas.</summary>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeLimits", Resource = "*", ReadOnly = true)]
public sealed partial record DescribeLimitsRequest : IRequest<DescribeLimitsResponse>;

/// <summary>The answer of DescribeLimits.</summary>
[Structure]
public sealed partial record DescribeLimitsResponse
{
    /// <summary>Read units that the account's provisioned tables may have together.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? AccountMaxReadCapacityUnits { get; init; }

    /// <summary>Write units that the account's provisioned tables may have together.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? AccountMaxWriteCapacityUnits { get; init; }

    /// <summary>Read units that one provisioned table may have.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? TableMaxReadCapacityUnits { get; init; }

    /// <summary>Write units that one provisioned table may have.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? TableMaxWriteCapacityUnits { get; init; }
}
