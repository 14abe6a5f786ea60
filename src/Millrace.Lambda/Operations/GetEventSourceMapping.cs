using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetEventSourceMapping.</summary>
internal sealed class GetEventSourceMapping(LambdaRoom room) : IOperationHandler<GetEventSourceMappingRequest, EventSourceMappingConfiguration>
{
    public ValueTask<EventSourceMappingConfiguration> HandleAsync(
        GetEventSourceMappingRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(room.Mappings.Tell(room.Mappings.Find(request.UUID, context)));
}
