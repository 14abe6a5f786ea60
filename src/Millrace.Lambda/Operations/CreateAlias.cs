using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>CreateAlias (facts/lambda.md 2, Aliases).</summary>
internal sealed class CreateAlias(LambdaRoom room) : IOperationHandler<CreateAliasRequest, AliasConfiguration>
{
    public async ValueTask<AliasConfiguration> HandleAsync(CreateAliasRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        var alias = new AliasConfiguration
        {
            AliasArn = Aliases.Arn(reference, request.Name),
            Name = request.Name,
            FunctionVersion = request.FunctionVersion,
            Description = request.Description ?? "",
            RoutingConfig = Aliases.Routing(request.RoutingConfig),
            RevisionId = FunctionConfigurations.NewRevision(),
        };
        await room.ChangeAsync(
            reference,
            before =>
            {
                Aliases.Check(reference, before, request.FunctionVersion, request.RoutingConfig);
                if (before.Aliases.ContainsKey(request.Name)) throw LambdaErrors.Conflict($"Alias already exists: {alias.AliasArn}");
                return before with { Aliases = before.Aliases.Add(request.Name, alias) };
            },
            cancellationToken);
        return alias;
    }
}
