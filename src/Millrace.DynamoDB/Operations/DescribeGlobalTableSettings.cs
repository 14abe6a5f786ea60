using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeGlobalTableSettings (facts/dynamodb.md 1): there are none.</summary>
internal sealed class DescribeGlobalTableSettings : IOperationHandler<DescribeGlobalTableSettingsRequest, DescribeGlobalTableSettingsResponse>
{
    public ValueTask<DescribeGlobalTableSettingsResponse> HandleAsync(DescribeGlobalTableSettingsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw new ServiceException("GlobalTableNotFoundException", $"Global table not found: Global table with name: '{request.GlobalTableName}' does not exist.");
}
