using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetProvisionedConcurrencyConfig.</summary>
internal sealed class GetProvisionedConcurrencyConfig(LambdaRoom room)
    : IOperationHandler<GetProvisionedConcurrencyConfigRequest, GetProvisionedConcurrencyConfigResponse>
{
    public ValueTask<GetProvisionedConcurrencyConfigResponse> HandleAsync(
        GetProvisionedConcurrencyConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = ProvisionedConcurrency.Resolve(room, request.FunctionName, request.Qualifier, context);
        var config = room.Find(reference).ProvisionedConcurrency.GetValueOrDefault(reference.Qualifier!) ?? throw ProvisionedConcurrency.Missing();
        return ValueTask.FromResult(new GetProvisionedConcurrencyConfigResponse
        {
            RequestedProvisionedConcurrentExecutions = config.RequestedProvisionedConcurrentExecutions,
            AvailableProvisionedConcurrentExecutions = config.AvailableProvisionedConcurrentExecutions,
            AllocatedProvisionedConcurrentExecutions = config.AllocatedProvisionedConcurrentExecutions,
            Status = config.Status,
            LastModified = config.LastModified,
        });
    }
}
