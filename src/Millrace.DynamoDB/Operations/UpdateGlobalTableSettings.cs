using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateGlobalTableSettings (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class UpdateGlobalTableSettings : IOperationHandler<UpdateGlobalTableSettingsRequest, UpdateGlobalTableSettingsResponse>
{
    public ValueTask<UpdateGlobalTableSettingsResponse> HandleAsync(UpdateGlobalTableSettingsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Replicas();
}
