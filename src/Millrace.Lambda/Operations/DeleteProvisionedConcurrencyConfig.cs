using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>DeleteProvisionedConcurrencyConfig. What is not there is as good as deleted.</summary>
internal sealed class DeleteProvisionedConcurrencyConfig(LambdaRoom room) : IOperationHandler<DeleteProvisionedConcurrencyConfigRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteProvisionedConcurrencyConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = ProvisionedConcurrency.Resolve(room, request.FunctionName, request.Qualifier, context);
        await room.ChangeAsync(
            reference, before => before with { ProvisionedConcurrency = before.ProvisionedConcurrency.Remove(reference.Qualifier!) }, cancellationToken);
        return NoOutput.Instance;
    }
}
