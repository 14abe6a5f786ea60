using Millrace.Lambda.Layers;
using Millrace.Lambda.Policies;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>RemoveLayerVersionPermission (facts/lambda.md 2, Permissions).</summary>
internal sealed class RemoveLayerVersionPermission(LambdaRoom room) : IOperationHandler<RemoveLayerVersionPermissionRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(RemoveLayerVersionPermissionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LayerReference.Resolve(request.LayerName, context);
        await LayerAnswers.ChangeAsync(
            room,
            key,
            LayerAnswers.Number(request.VersionNumber),
            before => before.Policy is { } policy && request.RevisionId is { } revision && revision != policy.RevisionId
                ? throw LambdaErrors.OtherRevision("GetLayerPolicy")
                : before with { Policy = ResourcePolicy.Remove(before.Policy, request.StatementId) },
            cancellationToken);
        return NoOutput.Instance;
    }
}
