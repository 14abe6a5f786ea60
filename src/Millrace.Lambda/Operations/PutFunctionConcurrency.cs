using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>PutFunctionConcurrency (facts/lambda.md 2, Concurrency); 0 lets nobody call the function.</summary>
internal sealed class PutFunctionConcurrency(LambdaRoom room) : IOperationHandler<PutFunctionConcurrencyRequest, Concurrency>
{
    public async ValueTask<Concurrency> HandleAsync(PutFunctionConcurrencyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = ConcurrencyReservations.Resolve(request.FunctionName, context);
        var reserved = request.ReservedConcurrentExecutions!.Value;
        await room.ChangeAsync(
            reference,
            before =>
            {
                var others = ConcurrencyReservations.Total(room, reference.Key.AccountId, reference.Key.Region, but: reference.Key);
                var least = room.Options.MinUnreservedConcurrentExecutions;
                if ((long)room.Options.ConcurrentExecutions - others - reserved < least)
                {
                    throw LambdaErrors.InvalidParameter(
                        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of "
                        + $"[{least}].");
                }

                var provisioned = before.ProvisionedConcurrency.Values.Sum(static config => config.RequestedProvisionedConcurrentExecutions ?? 0);
                if (provisioned > reserved)
                {
                    throw LambdaErrors.InvalidParameter(
                        $"ReservedConcurrentExecutions {reserved} should not be lower than function's total provisioned concurrency [{provisioned}].");
                }

                return before with { ReservedConcurrency = reserved };
            },
            cancellationToken);
        return new Concurrency { ReservedConcurrentExecutions = reserved };
    }
}
