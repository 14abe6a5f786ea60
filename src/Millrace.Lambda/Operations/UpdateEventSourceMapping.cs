using Millrace.Lambda.EventSourceMappings;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>UpdateEventSourceMapping (facts/lambda.md 7): what is left out stays. A mapping keeps its position, enabled or not.</summary>
internal sealed class UpdateEventSourceMapping(LambdaRoom room) : IOperationHandler<UpdateEventSourceMappingRequest, EventSourceMappingConfiguration>
{
    public async ValueTask<EventSourceMappingConfiguration> HandleAsync(
        UpdateEventSourceMappingRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var found = room.Mappings.Find(request.UUID, context);
        var function = request.FunctionName is { } name ? MappingChecks.Function(room, name, context).Arn : null;
        if (request.DestinationConfig is not null)
        {
            var settings = found.Configuration with { DestinationConfig = MappingChecks.Destinations(request.DestinationConfig) };
            MappingChecks.Settings(room.Mappings, settings);
            await MappingChecks.DestinationAsync(
                room, settings.DestinationConfig, (found with { Configuration = settings with { FunctionArn = function ?? settings.FunctionArn } }).Function, cancellationToken);
        }

        var isToggled = false;
        var changed = await room.Mappings.ChangeAsync(request.UUID, context, Change, cancellationToken);
        var state = !isToggled ? MappingStates.Updating : changed.IsEnabled ? MappingStates.Enabling : MappingStates.Disabling;
        return room.Mappings.Tell(changed) with { State = state };

        MappingState Change(MappingState before)
        {
            var old = before.Configuration;
            var settings = old with
            {
                FunctionArn = function ?? old.FunctionArn,
                BatchSize = request.BatchSize ?? old.BatchSize,
                FilterCriteria = request.FilterCriteria is null ? old.FilterCriteria : request.FilterCriteria.Filters is { Count: > 0 } ? request.FilterCriteria : null,
                MaximumBatchingWindowInSeconds = request.MaximumBatchingWindowInSeconds ?? old.MaximumBatchingWindowInSeconds,
                DestinationConfig = request.DestinationConfig is null ? old.DestinationConfig : MappingChecks.Destinations(request.DestinationConfig),
                MaximumRecordAgeInSeconds = request.MaximumRecordAgeInSeconds ?? old.MaximumRecordAgeInSeconds,
                BisectBatchOnFunctionError = request.BisectBatchOnFunctionError ?? old.BisectBatchOnFunctionError,
                MaximumRetryAttempts = request.MaximumRetryAttempts ?? old.MaximumRetryAttempts,
                ParallelizationFactor = request.ParallelizationFactor ?? old.ParallelizationFactor,
                TumblingWindowInSeconds = request.TumblingWindowInSeconds ?? old.TumblingWindowInSeconds,
                FunctionResponseTypes = request.FunctionResponseTypes ?? old.FunctionResponseTypes,
                KMSKeyArn = request.KMSKeyArn ?? old.KMSKeyArn,
                MetricsConfig = request.MetricsConfig ?? old.MetricsConfig,
                LoggingConfig = request.LoggingConfig ?? old.LoggingConfig,
                LastModified = room.Time.GetUtcNow(),
            };
            MappingChecks.Settings(room.Mappings, settings);
            isToggled = (request.Enabled ?? before.IsEnabled) != before.IsEnabled;
            return before with { Configuration = settings, IsEnabled = request.Enabled ?? before.IsEnabled };
        }
    }
}
