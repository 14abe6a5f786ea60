using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>DeleteFunctionEventInvokeConfig (facts/lambda.md 2, Async config).</summary>
internal sealed class DeleteFunctionEventInvokeConfig(LambdaRoom room) : IOperationHandler<DeleteFunctionEventInvokeConfigRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteFunctionEventInvokeConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = EventInvokeConfigs.Resolve(request.FunctionName, request.Qualifier, context);
        await room.Store.ChangeAsync(
            reference.Key,
            before => before?.EventInvokeConfigs.ContainsKey(reference.Qualifier!) == true
                ? before with { EventInvokeConfigs = before.EventInvokeConfigs.Remove(reference.Qualifier!) }
                : throw EventInvokeConfigs.Missing(reference),
            code: null,
            cancellationToken);
        return NoOutput.Instance;
    }
}
