using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListEventSourceMappings: by id; of a function, of a source, or all.</summary>
internal sealed class ListEventSourceMappings(LambdaRoom room) : IOperationHandler<ListEventSourceMappingsRequest, ListEventSourceMappingsResponse>
{
    public ValueTask<ListEventSourceMappingsResponse> HandleAsync(
        ListEventSourceMappingsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var mappings = room.Mappings.In(context.Caller.AccountId, context.Region);
        if (request.EventSourceArn is { } source) mappings = mappings.Where(mapping => mapping.Configuration.EventSourceArn == source);
        if (request.FunctionName is { } name)
        {
            var function = FunctionReference.Resolve(name, qualifier: null, context);
            mappings = mappings.Where(mapping => mapping.Configuration.FunctionArn == function.Arn);
        }

        var page = Page.Of(
            mappings.Select(room.Mappings.Tell), static mapping => mapping.UUID!, StringComparer.Ordinal, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListEventSourceMappingsResponse { EventSourceMappings = page.Items, NextMarker = page.NextMarker });
    }
}
