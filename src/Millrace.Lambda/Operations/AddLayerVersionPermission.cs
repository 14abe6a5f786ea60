using Millrace.Lambda.Layers;
using Millrace.Lambda.Policies;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>AddLayerVersionPermission (facts/lambda.md 2, Permissions).</summary>
internal sealed class AddLayerVersionPermission(LambdaRoom room) : IOperationHandler<AddLayerVersionPermissionRequest, AddLayerVersionPermissionResponse>
{
    public async ValueTask<AddLayerVersionPermissionResponse> HandleAsync(
        AddLayerVersionPermissionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LayerReference.Resolve(request.LayerName, context);
        var number = LayerAnswers.Number(request.VersionNumber);
        var statement = StatementWriter.Of(request, key.VersionArn(number));
        var version = await LayerAnswers.ChangeAsync(
            room,
            key,
            number,
            before => request.RevisionId is { } revision && revision != before.Policy?.RevisionId
                ? throw LambdaErrors.OtherRevision("GetLayerPolicy")
                : before with { Policy = ResourcePolicy.Add(before.Policy, statement) },
            cancellationToken);
        return new AddLayerVersionPermissionResponse { Statement = statement.Json, RevisionId = version.Policy!.RevisionId };
    }
}
