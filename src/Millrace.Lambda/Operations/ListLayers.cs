using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListLayers: by name, those that have a version that matches.</summary>
internal sealed class ListLayers(LambdaRoom room) : IOperationHandler<ListLayersRequest, ListLayersResponse>
{
    public ValueTask<ListLayersResponse> HandleAsync(ListLayersRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var layers = room.Store.Layers(context.Caller.AccountId, context.Region)
            .Select(layer => (layer.Key, Newest: layer.Value.Versions.FindLast(version => version.IsFor(request.CompatibleRuntime, request.CompatibleArchitecture))))
            .Where(static layer => layer.Newest is not null)
            .Select(static layer => new LayersListItem { LayerName = layer.Key.Name, LayerArn = layer.Key.Arn, LatestMatchingVersion = layer.Newest!.ToItem(layer.Key) });
        var page = Page.Of(layers, static layer => layer.LayerName!, StringComparer.Ordinal, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListLayersResponse { Layers = page.Items, NextMarker = page.NextMarker });
    }
}
