using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>DeleteEventSourceMapping: deletes an event source mapping.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceInUseException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "DeleteEventSourceMapping", Resource = "event source mapping")]
[Http("DELETE", "/2015-03-31/event-source-mappings/{UUID}", Status = 202)]
public sealed partial record DeleteEventSourceMappingRequest : IRequest<EventSourceMappingConfiguration>
{
    /// <summary>The mapping's id.</summary>
    [InPath]
    public required string UUID { get; init; }
}
