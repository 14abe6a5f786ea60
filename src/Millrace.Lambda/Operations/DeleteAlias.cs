using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>DeleteAlias, with what belongs to the alias. One that is not there is as good as deleted.</summary>
internal sealed class DeleteAlias(LambdaRoom room) : IOperationHandler<DeleteAliasRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteAliasRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        await room.ChangeAsync(
            reference,
            before => before.Aliases.ContainsKey(request.Name)
                ? before with
                {
                    Aliases = before.Aliases.Remove(request.Name),
                    Policies = before.Policies.Remove(request.Name),
                    Urls = before.Urls.Remove(request.Name),
                    EventInvokeConfigs = before.EventInvokeConfigs.Remove(request.Name),
                    ProvisionedConcurrency = before.ProvisionedConcurrency.Remove(request.Name),
                }
                : before,
            cancellationToken);
        return NoOutput.Instance;
    }
}
