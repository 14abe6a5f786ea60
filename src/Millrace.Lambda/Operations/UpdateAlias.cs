using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>UpdateAlias (facts/lambda.md 2, Aliases); what it leaves out stays.</summary>
internal sealed class UpdateAlias(LambdaRoom room) : IOperationHandler<UpdateAliasRequest, AliasConfiguration>
{
    public async ValueTask<AliasConfiguration> HandleAsync(UpdateAliasRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        var function = await room.ChangeAsync(reference, Change, cancellationToken);
        return function.Aliases[request.Name];

        FunctionState Change(FunctionState before)
        {
            var alias = before.Aliases.GetValueOrDefault(request.Name)
                ?? throw LambdaErrors.NotFound($"Alias not found: {Aliases.Arn(reference, request.Name)}");
            FunctionChecks.Revision(request.RevisionId, alias.RevisionId);
            var version = request.FunctionVersion ?? alias.FunctionVersion!;
            var routing = request.RoutingConfig is null ? alias.RoutingConfig : Aliases.Routing(request.RoutingConfig);
            Aliases.Check(reference, before, version, routing);
            var changed = alias with
            {
                FunctionVersion = version,
                Description = request.Description ?? alias.Description,
                RoutingConfig = routing,
                RevisionId = FunctionConfigurations.NewRevision(),
            };
            return before with { Aliases = before.Aliases.SetItem(request.Name, changed) };
        }
    }
}
