using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListVersionsByFunction (facts/lambda.md 1).</summary>
internal sealed class ListVersionsByFunction(LambdaRoom room) : IOperationHandler<ListVersionsByFunctionRequest, ListVersionsByFunctionResponse>
{
    public ValueTask<ListVersionsByFunctionResponse> HandleAsync(
        ListVersionsByFunctionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        var versions = VersionList.Of(reference.Key, room.Find(reference));
        var page = Page.Of(versions, static version => version.Version!, VersionList.Order, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListVersionsByFunctionResponse { Versions = page.Items, NextMarker = page.NextMarker });
    }
}
