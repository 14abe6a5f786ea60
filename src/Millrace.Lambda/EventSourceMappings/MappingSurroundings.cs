using Millrace.Lambda.Destinations;
using Millrace.Lambda.Invocation;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>What reading for mappings works with.</summary>
/// <param name="Sources">The streams.</param>
/// <param name="Invocations">Calls functions.</param>
/// <param name="Meters">Counts what destinations did not take.</param>
/// <param name="Destinations">Where documents of failures go.</param>
/// <param name="Functions">The functions, which say their roles.</param>
/// <param name="Mappings">Where positions are kept.</param>
/// <param name="BackgroundFailed">Told what went wrong.</param>
/// <param name="Time">The clock.</param>
/// <param name="Shutdown">Ends everything, the wait for functions too.</param>
internal sealed record MappingSurroundings(
    IEventSources Sources,
    IInvocations Invocations,
    FunctionMeters Meters,
    IDestinations Destinations,
    LambdaStore Functions,
    MappingStore Mappings,
    Action<Exception> BackgroundFailed,
    TimeProvider Time,
    CancellationToken Shutdown)
{
    /// <summary>Is cancelled from the moment that the mapping is another; what hangs on it learns that a moment later.</summary>
    public CancellationToken Change { get; init; }

    /// <summary>The batches that functions were called with.</summary>
    public BatchLog Batches { get; } = new();

    /// <summary>The role of a mapping's function as it is now.</summary>
    /// <exception cref="Wire.ServiceException">The function is gone.</exception>
    public string RoleOf(MappingState mapping)
    {
        var function = mapping.Function;
        return Functions.Find(function.Key)?.FindVersion(function.Qualifier)?.Configuration.Role ?? throw LambdaErrors.NoFunction(function.Arn);
    }
}
