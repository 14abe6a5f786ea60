using Millrace.Lambda.Destinations;
using Millrace.Lambda.EventSourceMappings.Filters;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>What the settings of event source mappings are held to (facts/lambda.md 2 ESM, 7).</summary>
internal static class MappingChecks
{
    /// <summary>The service of streams.</summary>
    public const string Streams = "kinesis";

    /// <summary>The service of tables.</summary>
    public const string Tables = "dynamodb";

    private const int LeastAgeSeconds = 60;
    private const int MostFilters = 10;

    /// <summary>The service of a source that mappings can read; null for any other.</summary>
    public static string? ServiceOf(string? eventSourceArn) => eventSourceArn?.Split(':', 6) switch
    {
        ["arn", _, Streams, { Length: > 0 }, { Length: > 0 }, var resource] when resource.StartsWith("stream/", StringComparison.Ordinal) => Streams,
        ["arn", _, Tables, { Length: > 0 }, { Length: > 0 }, var resource]
            when resource.StartsWith("table/", StringComparison.Ordinal) && resource.Contains("/stream/", StringComparison.Ordinal) => Tables,
        _ => null,
    };

    /// <summary>Where reading begins.</summary>
    public static void StartingPosition(CreateEventSourceMappingRequest request, DateTimeOffset now)
    {
        if (request.StartingPosition is null)
        {
            throw LambdaErrors.InvalidParameter(
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.");
        }

        if (request.StartingPosition == EventSourcePosition.AtTimestamp && ServiceOf(request.EventSourceArn) == Tables)
            throw LambdaErrors.InvalidParameter($"Unsupported starting position for arn type: {request.EventSourceArn}");
        if (request.StartingPosition != EventSourcePosition.AtTimestamp)
        {
            if (request.StartingPositionTimestamp is not null)
                throw LambdaErrors.InvalidParameter($"StartingPositionTimestamp is not valid for the starting position {request.StartingPosition}.");
            return;
        }

        if (request.StartingPositionTimestamp is not { } timestamp)
            throw LambdaErrors.InvalidParameter("StartingPositionTimestamp is required for the starting position AT_TIMESTAMP.");
        if (timestamp > now) throw LambdaErrors.InvalidParameter("StartingPositionTimestamp must not be in the future.");
    }

    /// <summary>What is common to making and changing a mapping.</summary>
    /// <param name="mappings">Knows what documents of failures can be sent to.</param>
    /// <param name="settings">The settings.</param>
    public static void Settings(Mappings mappings, EventSourceMappingConfiguration settings)
    {
        Filters(settings);
        if (settings.MaximumRecordAgeInSeconds is > -1 and < LeastAgeSeconds)
            throw LambdaErrors.InvalidParameter($"MaximumRecordAgeInSeconds must be -1, or at least {LeastAgeSeconds}.");
        if (settings.TumblingWindowInSeconds is > 0 && settings.ParallelizationFactor is > 1)
            throw LambdaErrors.InvalidParameter("TumblingWindowInSeconds is not supported with a ParallelizationFactor greater than 1.");
        if (settings.DestinationConfig?.OnSuccess?.Destination is not null) throw UnsupportedDestination();
        if (settings.DestinationConfig?.OnFailure?.Destination is not { } destination) return;
        if (destination.Split(':', 6) is not ["arn", _, "sqs" or "sns" or "s3", _, _, _]) throw UnsupportedDestination();
        if (mappings.Destinations.Refusal(destination) is { } refusal) throw LambdaErrors.InvalidParameter(refusal);
    }

    /// <summary>Whether a role may send documents of failures to where they are to go.</summary>
    public static ValueTask DestinationAsync(LambdaRoom room, DestinationConfig? destinations, FunctionReference function, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(destinations?.OnFailure?.Destination)
            ? ValueTask.CompletedTask
            : DestinationChecks.OutcomesAsync(
                room.Mappings.Destinations, destinations.OnFailure.Destination, room.FindVersion(function).Configuration.Role, cancellationToken);

    /// <summary>The function of a mapping.</summary>
    /// <exception cref="ServiceException">It is not there.</exception>
    public static FunctionReference Function(LambdaRoom room, string name, RequestContext context)
    {
        var reference = FunctionReference.Resolve(name, qualifier: null, context);
        return room.Store.Find(reference.Key)?.FindVersion(reference.Qualifier) is not null
            ? reference
            : throw LambdaErrors.InvalidParameter("Function does not exist");
    }

    /// <summary>Opens a source, and says what is wrong as an answer does.</summary>
    public static async ValueTask<IEventSource> OpenAsync(Mappings mappings, string eventSourceArn, string roleArn, CancellationToken cancellationToken)
    {
        try
        {
            return await mappings.Sources.OpenAsync(eventSourceArn, () => roleArn, cancellationToken);
        }
        catch (ServiceException fault) when (fault.Code == "ResourceNotFoundException")
        {
            throw LambdaErrors.InvalidParameter($"Stream not found: {eventSourceArn}");
        }
        catch (ServiceException fault) when (fault.Code == "AccessDeniedException")
        {
            throw LambdaErrors.InvalidParameter(
                $"Cannot access stream {eventSourceArn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, "
                + $"{(ServiceOf(eventSourceArn) == Tables ? "" : "ListShards, ")}and ListStreams Actions on your stream in IAM.");
        }
        catch (ServiceException fault)
        {
            throw LambdaErrors.InvalidParameter(fault.Text ?? fault.Code);
        }
    }

    /// <summary>Destinations as they are told.</summary>
    public static DestinationConfig Destinations(DestinationConfig? destinations) => new()
    {
        OnFailure = new OnFailure { Destination = string.IsNullOrEmpty(destinations?.OnFailure?.Destination) ? null : destinations.OnFailure.Destination },
        OnSuccess = string.IsNullOrEmpty(destinations?.OnSuccess?.Destination) ? null : destinations.OnSuccess,
    };

    private static void Filters(EventSourceMappingConfiguration settings)
    {
        if (settings.FilterCriteria?.Filters is { Count: > MostFilters })
            throw LambdaErrors.InvalidParameter($"An event source mapping has {MostFilters} filters at most.");
        try
        {
            RecordFilter.Of(settings.FilterCriteria, ServiceOf(settings.EventSourceArn)!);
        }
        catch (FormatException)
        {
            throw LambdaErrors.InvalidParameter("Invalid filter pattern definition.");
        }
    }

    private static ServiceException UnsupportedDestination() =>
        LambdaErrors.InvalidParameter("Unsupported DestinationConfig parameter for given event source mapping type.");
}
