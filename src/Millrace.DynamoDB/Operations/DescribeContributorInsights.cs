using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeContributorInsights (facts/dynamodb.md 1): keys are not counted.</summary>
internal sealed class DescribeContributorInsights(DynamoDBRoom room) : IOperationHandler<DescribeContributorInsightsRequest, DescribeContributorInsightsResponse>
{
    public async ValueTask<DescribeContributorInsightsResponse> HandleAsync(
        DescribeContributorInsightsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        var table = await room.Store.ReadAsync(reader => room.FindToManage(reader, key), cancellationToken);
        if (request.IndexName is { } index && table.State.FindIndex(index) is not { IsGlobal: true })
            throw DynamoDBErrors.ResourceNotFound($"Requested resource not found: Index: {index} not found");
        return new DescribeContributorInsightsResponse
        {
            TableName = key.Name,
            IndexName = request.IndexName,
            ContributorInsightsRuleList = [],
            ContributorInsightsStatus = ContributorInsightsStatus.Disabled,
        };
    }
}
