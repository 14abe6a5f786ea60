using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>DeleteFunctionConcurrency (facts/lambda.md 1).</summary>
internal sealed class DeleteFunctionConcurrency(LambdaRoom room) : IOperationHandler<DeleteFunctionConcurrencyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteFunctionConcurrencyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = ConcurrencyReservations.Resolve(request.FunctionName, context);
        await room.ChangeAsync(reference, static before => before with { ReservedConcurrency = null }, cancellationToken);
        return NoOutput.Instance;
    }
}
