using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetEventSourceMapping: describes an event source mapping.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetEventSourceMapping", Resource = "event source mapping", ReadOnly = true)]
[Http("GET", "/2015-03-31/event-source-mappings/{UUID}")]
public sealed partial record GetEventSourceMappingRequest : IRequest<EventSourceMappingConfiguration>
{
    /// <summary>The mapping's id.</summary>
    [InPath]
    public required string UUID { get; init; }
}
