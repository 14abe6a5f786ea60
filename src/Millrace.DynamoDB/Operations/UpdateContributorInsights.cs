using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateContributorInsights (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class UpdateContributorInsights : IOperationHandler<UpdateContributorInsightsRequest, UpdateContributorInsightsResponse>
{
    public ValueTask<UpdateContributorInsightsResponse> HandleAsync(UpdateContributorInsightsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Insights();
}
