using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>Invoke (facts/lambda.md 2, 4).</summary>
internal sealed class Invoke(LambdaRoom room) : IOperationHandler<InvokeRequest, InvokeResponse>
{
    public async ValueTask<InvokeResponse> HandleAsync(InvokeRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        var payload = InvocationPayload.Read(request.Payload);
        var call = new Invocation.Invocation(context.RequestId, payload) { ClientContext = InvocationPayload.ReadClientContext(request.ClientContext) };
        switch (request.InvocationType)
        {
            case InvocationType.DryRun:
                return new InvokeResponse { StatusCode = 204, ExecutedVersion = room.Invocations.Check(reference).Name };
            case InvocationType.Event:
                room.Invocations.Check(reference);
                await room.Events.AddAsync(reference, call, cancellationToken);
                return new InvokeResponse { StatusCode = 202 };
            default:
                var outcome = await room.Invocations.InvokeAsync(reference, call, cancellationToken);
                return new InvokeResponse
                {
                    StatusCode = 200,
                    FunctionError = outcome.FunctionError,
                    ExecutedVersion = outcome.ExecutedVersion,
                    Payload = outcome.Payload,
                    LogResult = request.LogType == LogType.Tail ? Convert.ToBase64String(outcome.LogTail.Span) : null,
                };
        }
    }
}
