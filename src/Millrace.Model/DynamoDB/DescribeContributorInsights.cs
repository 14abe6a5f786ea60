using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeContributorInsights: tells whether the keys of a table or an index are counted.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeContributorInsights", Resource = "table", ReadOnly = true)]
public sealed partial record DescribeContributorInsightsRequest : IRequest<DescribeContributorInsightsResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }
}

/// <summary>The answer of DescribeContributorInsights.</summary>
[Structure]
public sealed partial record DescribeContributorInsightsResponse
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>The rules that count.</summary>
    [ElementShape(typeof(ContributorInsightsRule))]
    public IReadOnlyList<string>? ContributorInsightsRuleList { get; init; }

    /// <summary>One of <see cref="DynamoDB.ContributorInsightsStatus"/>.</summary>
    [Shape(typeof(ContributorInsightsStatus))]
    public string? ContributorInsightsStatus { get; init; }

    /// <summary>When the class last changed.</summary>
    public DateTimeOffset? LastUpdateDateTime { get; init; }

    /// <summary>What went wrong.</summary>
    public FailureException? FailureException { get; init; }

    /// <summary>Which keys are counted; one of <see cref="DynamoDB.ContributorInsightsMode"/>.</summary>
    [Shape(typeof(ContributorInsightsMode))]
    public string? ContributorInsightsMode { get; init; }
}
