using Millrace.Lambda.Layers;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetLayerVersionByArn (facts/lambda.md 1).</summary>
internal sealed class GetLayerVersionByArn(LambdaRoom room) : IOperationHandler<GetLayerVersionByArnRequest, GetLayerVersionResponse>
{
    public ValueTask<GetLayerVersionResponse> HandleAsync(GetLayerVersionByArnRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (LayerReference.Parse(request.Arn) is not { Version: { } number } reference) throw LambdaErrors.NoResource();
        var key = LayerReference.Resolve(reference.Key.Arn, context);
        var version = room.Store.Find(key)?.FindVersion(number) ?? throw LambdaErrors.NoResource();
        return ValueTask.FromResult(LayerAnswers.Describe(room, key, version, context));
    }
}
