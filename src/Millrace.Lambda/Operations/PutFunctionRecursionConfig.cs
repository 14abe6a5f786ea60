using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>PutFunctionRecursionConfig. It is kept and told: loops are not looked for.</summary>
internal sealed class PutFunctionRecursionConfig(LambdaRoom room) : IOperationHandler<PutFunctionRecursionConfigRequest, PutFunctionRecursionConfigResponse>
{
    public async ValueTask<PutFunctionRecursionConfigResponse> HandleAsync(
        PutFunctionRecursionConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context);
        await room.ChangeAsync(reference, before => before with { RecursiveLoop = request.RecursiveLoop }, cancellationToken);
        return new PutFunctionRecursionConfigResponse { RecursiveLoop = request.RecursiveLoop };
    }
}
