using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>InvokeAsync (facts/lambda.md 1): what Invoke does with a call of the type Event.</summary>
internal sealed class InvokeAsync(LambdaRoom room) : IOperationHandler<InvokeAsyncRequest, InvokeAsyncResponse>
{
    public async ValueTask<InvokeAsyncResponse> HandleAsync(InvokeAsyncRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context);
        var call = new Invocation.Invocation(context.RequestId, InvocationPayload.Read(request.InvokeArgs));
        room.Invocations.Check(reference);
        await room.Events.AddAsync(reference, call, cancellationToken);
        return new InvokeAsyncResponse { Status = 202 };
    }
}
