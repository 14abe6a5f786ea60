using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListFunctionUrlConfigs.</summary>
internal sealed class ListFunctionUrlConfigs(LambdaRoom room) : IOperationHandler<ListFunctionUrlConfigsRequest, ListFunctionUrlConfigsResponse>
{
    public ValueTask<ListFunctionUrlConfigsResponse> HandleAsync(ListFunctionUrlConfigsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var function = room.Store.Find(FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Key) ?? throw FunctionUrls.NoFunction();
        var urls = function.Urls.Values.OrderBy(static url => url.FunctionArn, StringComparer.Ordinal).Select(url => FunctionUrls.Told(url, context));
        var page = Page.Of(urls, static url => url.FunctionArn, StringComparer.Ordinal, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListFunctionUrlConfigsResponse { FunctionUrlConfigs = page.Items, NextMarker = page.NextMarker });
    }
}
