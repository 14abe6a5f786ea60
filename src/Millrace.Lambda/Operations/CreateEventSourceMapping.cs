using Millrace.Lambda.EventSourceMappings;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>CreateEventSourceMapping (facts/lambda.md 2 ESM, 7). Where reading begins is fixed before the answer, LATEST too.</summary>
internal sealed class CreateEventSourceMapping(LambdaRoom room) : IOperationHandler<CreateEventSourceMappingRequest, EventSourceMappingConfiguration>
{
    private const int DefaultBatchSize = 100;

    public async ValueTask<EventSourceMappingConfiguration> HandleAsync(
        CreateEventSourceMappingRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (MappingChecks.ServiceOf(request.EventSourceArn) is null) throw LambdaErrors.InvalidParameter("Unrecognized event source.");
        var source = request.EventSourceArn!;
        var now = room.Time.GetUtcNow();
        MappingChecks.StartingPosition(request, now);
        var uuid = Guid.NewGuid().ToString();
        var mapping = new MappingState
        {
            AccountId = context.Caller.AccountId,
            Region = context.Region,
            IsEnabled = request.Enabled ?? true,
            Tags = Tagging.Add(MappingState.NoTags, request.Tags),
            Configuration = new EventSourceMappingConfiguration
            {
                UUID = uuid,
                StartingPosition = request.StartingPosition,
                StartingPositionTimestamp = request.StartingPositionTimestamp,
                BatchSize = request.BatchSize ?? DefaultBatchSize,
                MaximumBatchingWindowInSeconds = request.MaximumBatchingWindowInSeconds ?? 0,
                ParallelizationFactor = request.ParallelizationFactor ?? 1,
                EventSourceArn = source,
                FilterCriteria = request.FilterCriteria,
                LastModified = now,
                StateTransitionReason = "User action",
                DestinationConfig = MappingChecks.Destinations(request.DestinationConfig),
                MaximumRecordAgeInSeconds = request.MaximumRecordAgeInSeconds ?? -1,
                BisectBatchOnFunctionError = request.BisectBatchOnFunctionError ?? false,
                MaximumRetryAttempts = request.MaximumRetryAttempts ?? -1,
                TumblingWindowInSeconds = request.TumblingWindowInSeconds ?? 0,
                FunctionResponseTypes = request.FunctionResponseTypes ?? [],
                KMSKeyArn = request.KMSKeyArn,
                MetricsConfig = request.MetricsConfig,
                LoggingConfig = request.LoggingConfig,
                EventSourceMappingArn = $"arn:{Partition.Of(context.Region)}:lambda:{context.Region}:{context.Caller.AccountId}:event-source-mapping:{uuid}",
            },
        };
        MappingChecks.Settings(room.Mappings, mapping.Configuration);
        var function = MappingChecks.Function(room, request.FunctionName, context);
        mapping = mapping with { Configuration = mapping.Configuration with { FunctionArn = function.Arn } };
        CheckIsNew(mapping, function, context);
        await MappingChecks.DestinationAsync(room, mapping.Configuration.DestinationConfig, function, cancellationToken);

        var stream = await MappingChecks.OpenAsync(room.Mappings, source, room.FindVersion(function).Configuration.Role!, cancellationToken);
        var positions = new Dictionary<string, ShardCheckpoint>();
        foreach (var shard in await stream.ListShardsAsync(cancellationToken))
        {
            positions[shard.Id] = new ShardCheckpoint(
                await stream.FindAsync(shard.Id, request.StartingPosition!, request.StartingPositionTimestamp, cancellationToken));
        }

        await room.Mappings.AddAsync(mapping, stream.Incarnation, positions, () => CheckIsNew(mapping, function, context), cancellationToken);
        return mapping.Configuration with { State = MappingStates.Creating, LastProcessingResult = "No records processed" };
    }

    private void CheckIsNew(MappingState mapping, FunctionReference function, RequestContext context)
    {
        var other = room.Mappings.In(context.Caller.AccountId, context.Region).FirstOrDefault(other =>
            other.Configuration.EventSourceArn == mapping.Configuration.EventSourceArn && other.Configuration.FunctionArn == mapping.Configuration.FunctionArn);
        if (other is null) return;
        throw LambdaErrors.Conflict(
            $"The event source arn (\" {mapping.Configuration.EventSourceArn} \") and function (\" {function.Key.Name} \") provided mapping already exists. "
            + $"Please update or delete the existing mapping with UUID {other.Configuration.UUID}");
    }
}
