using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ListContributorInsights: lists where keys are counted.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "ListContributorInsights", Resource = "*", ReadOnly = true)]
public sealed partial record ListContributorInsightsRequest : IRequest<ListContributorInsightsResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableName { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }

    /// <summary>The most entries to return.</summary>
    [Shape(typeof(ListContributorInsightsLimit))]
    public int? MaxResults { get; init; }
}

/// <summary>The answer of ListContributorInsights.</summary>
[Structure]
public sealed partial record ListContributorInsightsResponse
{
    /// <summary>Whether keys are counted, by table and index.</summary>
    public IReadOnlyList<ContributorInsightsSummary>? ContributorInsightsSummaries { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }
}
