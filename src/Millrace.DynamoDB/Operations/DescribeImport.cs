using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeImport (facts/dynamodb.md 1): there are none.</summary>
internal sealed class DescribeImport : IOperationHandler<DescribeImportRequest, DescribeImportResponse>
{
    public ValueTask<DescribeImportResponse> HandleAsync(DescribeImportRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw new ServiceException("ImportNotFoundException", $"Import not found: {request.ImportArn}");
}
