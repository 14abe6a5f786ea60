using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListFunctions (facts/lambda.md 1): by name, or every version of each.</summary>
internal sealed class ListFunctions(LambdaRoom room) : IOperationHandler<ListFunctionsRequest, ListFunctionsResponse>
{
    public ValueTask<ListFunctionsResponse> HandleAsync(ListFunctionsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var functions = room.Store.Functions(context.Caller.AccountId, context.Region);
        var listed = request.FunctionVersion is null
            ? functions.Select(static function => function.Value.Latest.Configuration.AsListed(function.Key.Arn))
            : functions.SelectMany(static function => VersionList.Of(function.Key, function.Value));
        // What has no copies in other regions has none to list.
        if (request.MasterRegion is { } master && master != "ALL" && master != context.Region) listed = [];
        var page = Page.Of(listed, static configuration => configuration.FunctionArn!, StringComparer.Ordinal, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListFunctionsResponse { Functions = page.Items, NextMarker = page.NextMarker });
    }
}
