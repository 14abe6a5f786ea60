using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ExportTableToPointInTime (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class ExportTableToPointInTime : IOperationHandler<ExportTableToPointInTimeRequest, ExportTableToPointInTimeResponse>
{
    public ValueTask<ExportTableToPointInTimeResponse> HandleAsync(ExportTableToPointInTimeRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Files();
}
