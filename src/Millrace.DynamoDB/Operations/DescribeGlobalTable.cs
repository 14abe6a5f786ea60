using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeGlobalTable (facts/dynamodb.md 1): there are none.</summary>
internal sealed class DescribeGlobalTable : IOperationHandler<DescribeGlobalTableRequest, DescribeGlobalTableResponse>
{
    public ValueTask<DescribeGlobalTableResponse> HandleAsync(DescribeGlobalTableRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw new ServiceException("GlobalTableNotFoundException", $"Global table not found: Global table with name: '{request.GlobalTableName}' does not exist.");
}
