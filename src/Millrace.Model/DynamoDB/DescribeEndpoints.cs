using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeEndpoints: tells where the service is.</summary>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeEndpoints", Resource = "*", ReadOnly = true)]
public sealed partial record DescribeEndpointsRequest : IRequest<DescribeEndpointsResponse>;

/// <summary>The answer of DescribeEndpoints.</summary>
[Structure]
public sealed partial record DescribeEndpointsResponse
{
    /// <summary>The endpoints.</summary>
    public required IReadOnlyList<Endpoint> Endpoints { get; init; }
}
