using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetFunctionEventInvokeConfig (facts/lambda.md 2, Async config).</summary>
internal sealed class GetFunctionEventInvokeConfig(LambdaRoom room) : IOperationHandler<GetFunctionEventInvokeConfigRequest, FunctionEventInvokeConfig>
{
    public ValueTask<FunctionEventInvokeConfig> HandleAsync(
        GetFunctionEventInvokeConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = EventInvokeConfigs.Resolve(request.FunctionName, request.Qualifier, context);
        return ValueTask.FromResult(
            room.Store.Find(reference.Key)?.EventInvokeConfigs.GetValueOrDefault(reference.Qualifier!) ?? throw EventInvokeConfigs.Missing(reference));
    }
}
