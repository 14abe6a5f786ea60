using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListAliases (facts/lambda.md 1): by name, of one version or of all.</summary>
internal sealed class ListAliases(LambdaRoom room) : IOperationHandler<ListAliasesRequest, ListAliasesResponse>
{
    public ValueTask<ListAliasesResponse> HandleAsync(ListAliasesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        var aliases = room.Find(reference).Aliases.Values
            .Where(alias => request.FunctionVersion is not { } version
                || alias.FunctionVersion == version
                || alias.RoutingConfig?.AdditionalVersionWeights?.ContainsKey(version) == true)
            .OrderBy(static alias => alias.Name, StringComparer.Ordinal);
        var page = Page.Of(aliases, static alias => alias.Name!, StringComparer.Ordinal, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListAliasesResponse { Aliases = page.Items, NextMarker = page.NextMarker });
    }
}
