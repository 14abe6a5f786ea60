using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ListContributorInsights (facts/dynamodb.md 1): there are none.</summary>
internal sealed class ListContributorInsights : IOperationHandler<ListContributorInsightsRequest, ListContributorInsightsResponse>
{
    public ValueTask<ListContributorInsightsResponse> HandleAsync(ListContributorInsightsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListContributorInsightsResponse { ContributorInsightsSummaries = [] });
}
