using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListProvisionedConcurrencyConfigs.</summary>
internal sealed class ListProvisionedConcurrencyConfigs(LambdaRoom room)
    : IOperationHandler<ListProvisionedConcurrencyConfigsRequest, ListProvisionedConcurrencyConfigsResponse>
{
    public ValueTask<ListProvisionedConcurrencyConfigsResponse> HandleAsync(
        ListProvisionedConcurrencyConfigsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var function = room.Find(FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified);
        var configs = function.ProvisionedConcurrency.Values.OrderBy(static config => config.FunctionArn, StringComparer.Ordinal);
        var page = Page.Of(configs, static config => config.FunctionArn!, StringComparer.Ordinal, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListProvisionedConcurrencyConfigsResponse { ProvisionedConcurrencyConfigs = page.Items, NextMarker = page.NextMarker });
    }
}
