using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UpdateContributorInsights: starts or ends the counting of keys.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UpdateContributorInsights", Resource = "table")]
public sealed partial record UpdateContributorInsightsRequest : IRequest<UpdateContributorInsightsResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>What to do; one of <see cref="DynamoDB.ContributorInsightsAction"/>.</summary>
    [Shape(typeof(ContributorInsightsAction))]
    public required string ContributorInsightsAction { get; init; }

    /// <summary>Which keys are counted; one of <see cref="DynamoDB.ContributorInsightsMode"/>.</summary>
    [Shape(typeof(ContributorInsightsMode))]
    public string? ContributorInsightsMode { get; init; }
}

/// <summary>The answer of UpdateContributorInsights.</summary>
[Structure]
public sealed partial record UpdateContributorInsightsResponse
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>One of <see cref="DynamoDB.ContributorInsightsStatus"/>.</summary>
    [Shape(typeof(ContributorInsightsStatus))]
    public string? ContributorInsightsStatus { get; init; }

    /// <summary>Which keys are counted; one of <see cref="DynamoDB.ContributorInsightsMode"/>.</summary>
    [Shape(typeof(ContributorInsightsMode))]
    public string? ContributorInsightsMode { get; init; }
}
