using Millrace.Lambda.Layers;
using Millrace.Lambda.Policies;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetLayerVersionPolicy (facts/lambda.md 2, Permissions).</summary>
internal sealed class GetLayerVersionPolicy(LambdaRoom room) : IOperationHandler<GetLayerVersionPolicyRequest, GetLayerVersionPolicyResponse>
{
    public ValueTask<GetLayerVersionPolicyResponse> HandleAsync(GetLayerVersionPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LayerReference.Resolve(request.LayerName, context);
        var number = LayerAnswers.Number(request.VersionNumber);
        var version = room.Store.Find(key)?.FindVersion(number) ?? throw LambdaErrors.NotFound($"Layer version {key.VersionArn(number)} does not exist.");
        var policy = version.Policy ?? throw ResourcePolicy.Missing();
        return ValueTask.FromResult(new GetLayerVersionPolicyResponse { Policy = policy.Text, RevisionId = policy.RevisionId });
    }
}
