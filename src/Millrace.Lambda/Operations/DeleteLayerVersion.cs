using Millrace.Lambda.Layers;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>DeleteLayerVersion. One that is not there is as good as deleted.</summary>
internal sealed class DeleteLayerVersion(LambdaRoom room) : IOperationHandler<DeleteLayerVersionRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteLayerVersionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LayerReference.Resolve(request.LayerName, context);
        var number = LayerAnswers.Number(request.VersionNumber);
        await room.ChangeAsync(
            key,
            before => before?.FindVersion(number) is { } version ? before with { Versions = before.Versions.Remove(version) } : before,
            cancellationToken);
        return NoOutput.Instance;
    }
}
