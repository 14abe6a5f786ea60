using System.Globalization;
using Millrace.Lambda.Layers;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListLayerVersions: the newest first. A layer that is not there has none.</summary>
internal sealed class ListLayerVersions(LambdaRoom room) : IOperationHandler<ListLayerVersionsRequest, ListLayerVersionsResponse>
{
    /// <summary>Higher numbers come first.</summary>
    private static readonly Comparer<string> NewestFirst = Comparer<string>.Create(static (one, other) => NumberOf(other).CompareTo(NumberOf(one)));

    public ValueTask<ListLayerVersionsResponse> HandleAsync(ListLayerVersionsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LayerReference.Resolve(request.LayerName, context);
        var versions = (room.Store.Find(key) ?? new LayerState()).Versions
            .Reverse()
            .Where(version => version.IsFor(request.CompatibleRuntime, request.CompatibleArchitecture))
            .Select(version => version.ToItem(key));
        var page = Page.Of(
            versions, static version => version.Version!.Value.ToString(CultureInfo.InvariantCulture), NewestFirst, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListLayerVersionsResponse { LayerVersions = page.Items, NextMarker = page.NextMarker });
    }

    private static long NumberOf(string version) => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
