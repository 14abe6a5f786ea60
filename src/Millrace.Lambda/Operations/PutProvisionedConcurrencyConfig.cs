using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>PutProvisionedConcurrencyConfig. The answer says that it is in progress; all are ready from then on.</summary>
internal sealed class PutProvisionedConcurrencyConfig(LambdaRoom room)
    : IOperationHandler<PutProvisionedConcurrencyConfigRequest, PutProvisionedConcurrencyConfigResponse>
{
    public async ValueTask<PutProvisionedConcurrencyConfigResponse> HandleAsync(
        PutProvisionedConcurrencyConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = ProvisionedConcurrency.Resolve(room, request.FunctionName, request.Qualifier, context);
        var requested = request.ProvisionedConcurrentExecutions!.Value;
        var config = new ProvisionedConcurrencyConfigListItem
        {
            FunctionArn = reference.Arn,
            RequestedProvisionedConcurrentExecutions = requested,
            AvailableProvisionedConcurrentExecutions = requested,
            AllocatedProvisionedConcurrentExecutions = requested,
            Status = ProvisionedConcurrencyStatusEnum.Ready,
            LastModified = room.Now,
        };
        await room.ChangeAsync(
            reference,
            before =>
            {
                if (before.FindVersion(reference.Qualifier) is null) throw LambdaErrors.NoFunction(reference.Arn);
                ProvisionedConcurrency.Check(room, reference, before, requested);
                return before with { ProvisionedConcurrency = before.ProvisionedConcurrency.SetItem(reference.Qualifier!, config) };
            },
            cancellationToken);
        return new PutProvisionedConcurrencyConfigResponse
        {
            RequestedProvisionedConcurrentExecutions = requested,
            AvailableProvisionedConcurrentExecutions = 0,
            AllocatedProvisionedConcurrentExecutions = 0,
            Status = ProvisionedConcurrencyStatusEnum.InProgress,
            LastModified = config.LastModified,
        };
    }
}
