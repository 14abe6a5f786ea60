using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>UpdateFunctionEventInvokeConfig (facts/lambda.md 2, Async config); what it leaves out stays.</summary>
internal sealed class UpdateFunctionEventInvokeConfig(LambdaRoom room) : IOperationHandler<UpdateFunctionEventInvokeConfigRequest, FunctionEventInvokeConfig>
{
    public async ValueTask<FunctionEventInvokeConfig> HandleAsync(
        UpdateFunctionEventInvokeConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = EventInvokeConfigs.Resolve(request.FunctionName, request.Qualifier, context);
        await EventInvokeConfigs.CheckAsync(
            room, reference, request.MaximumRetryAttempts, request.MaximumEventAgeInSeconds, request.DestinationConfig, cancellationToken);
        return await EventInvokeConfigs.SetAsync(
            room,
            reference,
            before => before is null ? throw EventInvokeConfigs.Missing(reference) : before with
            {
                MaximumRetryAttempts = request.MaximumRetryAttempts ?? before.MaximumRetryAttempts,
                MaximumEventAgeInSeconds = request.MaximumEventAgeInSeconds ?? before.MaximumEventAgeInSeconds,
                DestinationConfig = request.DestinationConfig is { } destinations ? EventInvokeConfigs.Destinations(destinations) : before.DestinationConfig,
            },
            cancellationToken);
    }
}
