using Millrace.Lambda.Layers;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetLayerVersion (facts/lambda.md 1).</summary>
internal sealed class GetLayerVersion(LambdaRoom room) : IOperationHandler<GetLayerVersionRequest, GetLayerVersionResponse>
{
    public ValueTask<GetLayerVersionResponse> HandleAsync(GetLayerVersionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LayerReference.Resolve(request.LayerName, context);
        var number = LayerAnswers.Number(request.VersionNumber);
        var version = room.Store.Find(key)?.FindVersion(number) ?? throw LambdaErrors.NoResource();
        return ValueTask.FromResult(LayerAnswers.Describe(room, key, version, context));
    }
}
