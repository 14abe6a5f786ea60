using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListFunctionEventInvokeConfigs.</summary>
internal sealed class ListFunctionEventInvokeConfigs(LambdaRoom room)
    : IOperationHandler<ListFunctionEventInvokeConfigsRequest, ListFunctionEventInvokeConfigsResponse>
{
    public ValueTask<ListFunctionEventInvokeConfigsResponse> HandleAsync(
        ListFunctionEventInvokeConfigsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var function = room.Store.Find(FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Key)
            ?? throw LambdaErrors.NotFound("The function doesn't exist.");
        var configs = function.EventInvokeConfigs.Values.OrderBy(static config => config.FunctionArn, StringComparer.Ordinal);
        var page = Page.Of(configs, static config => config.FunctionArn!, StringComparer.Ordinal, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListFunctionEventInvokeConfigsResponse { FunctionEventInvokeConfigs = page.Items, NextMarker = page.NextMarker });
    }
}
