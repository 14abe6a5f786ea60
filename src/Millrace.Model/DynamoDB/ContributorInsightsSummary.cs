using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether keys of a table or an index are counted.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ContributorInsightsSummary")]
public sealed partial record ContributorInsightsSummary
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
