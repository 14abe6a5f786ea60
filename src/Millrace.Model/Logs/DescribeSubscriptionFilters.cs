using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>DescribeSubscriptionFilters: lists the subscription filters of a group.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "DescribeSubscriptionFilters", Resource = "log-group", ReadOnly = true)]
public sealed partial record DescribeSubscriptionFiltersRequest : IRequest<DescribeSubscriptionFiltersResponse>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>What the filters' names begin with.</summary>
    [Shape(typeof(FilterName))]
    [MemberName("filterNamePrefix")]
    public string? FilterNamePrefix { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }

    /// <summary>The most entries of the page.</summary>
    [Shape(typeof(DescribeLimit))]
    [MemberName("limit")]
    public int? Limit { get; init; }
}

/// <summary>The answer of DescribeSubscriptionFilters.</summary>
[Structure]
public sealed partial record DescribeSubscriptionFiltersResponse
{
    /// <summary>The filters.</summary>
    [MemberName("subscriptionFilters")]
    public IReadOnlyList<SubscriptionFilter>? SubscriptionFilters { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }
}
