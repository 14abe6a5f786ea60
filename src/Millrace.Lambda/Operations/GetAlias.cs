using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetAlias (facts/lambda.md 2).</summary>
internal sealed class GetAlias(LambdaRoom room) : IOperationHandler<GetAliasRequest, AliasConfiguration>
{
    public ValueTask<AliasConfiguration> HandleAsync(GetAliasRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        var arn = Aliases.Arn(reference, request.Name);
        return room.Store.Find(reference.Key)?.Aliases.GetValueOrDefault(request.Name) is { } alias
            ? ValueTask.FromResult(alias)
            : throw LambdaErrors.NotFound($"Cannot find alias arn: {arn}");
    }
}
