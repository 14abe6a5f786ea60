using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeExport (facts/dynamodb.md 1): there are none.</summary>
internal sealed class DescribeExport : IOperationHandler<DescribeExportRequest, DescribeExportResponse>
{
    public ValueTask<DescribeExportResponse> HandleAsync(DescribeExportRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw new ServiceException("ExportNotFoundException", $"Export not found: {request.ExportArn}");
}
