using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>RestoreTableToPointInTime (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class RestoreTableToPointInTime : IOperationHandler<RestoreTableToPointInTimeRequest, RestoreTableToPointInTimeResponse>
{
    public ValueTask<RestoreTableToPointInTimeResponse> HandleAsync(RestoreTableToPointInTimeRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Backups();
}
