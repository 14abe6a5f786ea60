using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetFunctionCodeSigningConfig: code needs no signatures here, which the answer says by naming only the function (facts/lambda.md 1).</summary>
internal sealed class GetFunctionCodeSigningConfig(LambdaRoom room)
    : IOperationHandler<GetFunctionCodeSigningConfigRequest, GetFunctionCodeSigningConfigResponse>
{
    public ValueTask<GetFunctionCodeSigningConfigResponse> HandleAsync(
        GetFunctionCodeSigningConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        room.Find(reference);
        // The model requires the other member; AWS leaves it out all the same.
        return ValueTask.FromResult(new GetFunctionCodeSigningConfigResponse { FunctionName = reference.Key.Name, CodeSigningConfigArn = null! });
    }
}
