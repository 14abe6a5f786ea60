using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetFunctionRecursionConfig (facts/lambda.md 1).</summary>
internal sealed class GetFunctionRecursionConfig(LambdaRoom room) : IOperationHandler<GetFunctionRecursionConfigRequest, GetFunctionRecursionConfigResponse>
{
    public ValueTask<GetFunctionRecursionConfigResponse> HandleAsync(
        GetFunctionRecursionConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var function = room.Find(FunctionReference.Resolve(request.FunctionName, qualifier: null, context));
        return ValueTask.FromResult(new GetFunctionRecursionConfigResponse { RecursiveLoop = function.RecursiveLoop ?? RecursiveLoop.Terminate });
    }
}
