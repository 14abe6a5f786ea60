using Millrace.Lambda.EventSourceMappings;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>DeleteEventSourceMapping: it is gone once no call of the function is under way for it.</summary>
internal sealed class DeleteEventSourceMapping(LambdaRoom room) : IOperationHandler<DeleteEventSourceMappingRequest, EventSourceMappingConfiguration>
{
    public async ValueTask<EventSourceMappingConfiguration> HandleAsync(
        DeleteEventSourceMappingRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var told = room.Mappings.Tell(room.Mappings.Find(request.UUID, context));
        await room.Mappings.ChangeAsync(request.UUID, context, static before => before with { IsDeleting = true }, cancellationToken);
        return told with { State = MappingStates.Deleting };
    }
}
