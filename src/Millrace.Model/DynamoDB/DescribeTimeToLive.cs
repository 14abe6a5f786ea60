using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeTimeToLive: tells whether items of a table expire.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeTimeToLive", Resource = "table", ReadOnly = true)]
public sealed partial record DescribeTimeToLiveRequest : IRequest<DescribeTimeToLiveResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }
}

/// <summary>The answer of DescribeTimeToLive.</summary>
[Structure]
public sealed partial record DescribeTimeToLiveResponse
{
    /// <summary>When items expire.</summary>
    public TimeToLiveDescription? TimeToLiveDescription { get; init; }
}
