using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>PutFunctionEventInvokeConfig (facts/lambda.md 2, Async config): in place of what was set before.</summary>
internal sealed class PutFunctionEventInvokeConfig(LambdaRoom room) : IOperationHandler<PutFunctionEventInvokeConfigRequest, FunctionEventInvokeConfig>
{
    public async ValueTask<FunctionEventInvokeConfig> HandleAsync(
        PutFunctionEventInvokeConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = EventInvokeConfigs.Resolve(request.FunctionName, request.Qualifier, context);
        await EventInvokeConfigs.CheckAsync(
            room, reference, request.MaximumRetryAttempts, request.MaximumEventAgeInSeconds, request.DestinationConfig, cancellationToken);
        var config = new FunctionEventInvokeConfig
        {
            MaximumRetryAttempts = request.MaximumRetryAttempts,
            MaximumEventAgeInSeconds = request.MaximumEventAgeInSeconds,
            DestinationConfig = EventInvokeConfigs.Destinations(request.DestinationConfig),
        };
        return await EventInvokeConfigs.SetAsync(room, reference, _ => config, cancellationToken);
    }
}
