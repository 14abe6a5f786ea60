using Millrace.Lambda.Code;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Lambda.RuntimeApi;

namespace Millrace.Lambda;

/// <summary>What Lambda needs of other services and of the program.</summary>
/// <param name="Roles">The roles that functions run as.</param>
/// <param name="Sources">The streams that event source mappings read.</param>
/// <param name="Logs">Where their logs go.</param>
/// <param name="Destinations">Where documents of failures go.</param>
/// <param name="Endpoints">Where their processes reach the Runtime API.</param>
public sealed record LambdaNeighbours(
    IExecutionRoles Roles, IEventSources Sources, IFunctionLogs Logs, IDestinations Destinations, IRuntimeEndpoints Endpoints)
{
    /// <summary>The objects of S3 that code comes from; null where there are none.</summary>
    public ICodeObjects? Objects { get; init; }
}
