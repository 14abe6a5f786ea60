using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetFunctionConcurrency (facts/lambda.md 1).</summary>
internal sealed class GetFunctionConcurrency(LambdaRoom room) : IOperationHandler<GetFunctionConcurrencyRequest, GetFunctionConcurrencyResponse>
{
    public ValueTask<GetFunctionConcurrencyResponse> HandleAsync(
        GetFunctionConcurrencyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var function = room.Find(ConcurrencyReservations.Resolve(request.FunctionName, context));
        return ValueTask.FromResult(new GetFunctionConcurrencyResponse { ReservedConcurrentExecutions = function.ReservedConcurrency });
    }
}
