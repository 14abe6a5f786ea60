using System.Runtime.CompilerServices;
using System.Text;
using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>InvokeWithResponseStream (facts/lambda.md 4).</summary>
internal sealed class InvokeWithResponseStream(LambdaRoom room)
    : IEventStreamHandler<InvokeWithResponseStreamRequest, InvokeWithResponseStreamResponseEvent>
{
    private const string VersionHeader = "X-Amz-Executed-Version";

    public async ValueTask<IAsyncEnumerable<InvokeWithResponseStreamResponseEvent>> OpenAsync(
        InvokeWithResponseStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        var payload = InvocationPayload.Read(request.Payload);
        var call = new Invocation.Invocation(context.RequestId, payload) { ClientContext = InvocationPayload.ReadClientContext(request.ClientContext) };
        if (request.InvocationType == ResponseStreamingInvocationType.DryRun)
        {
            context.StreamStatus = 204;
            context.StreamHeaders = [new(VersionHeader, room.Invocations.Check(reference).Name)];
            return AsyncEnumerable.Empty<InvokeWithResponseStreamResponseEvent>();
        }

        var answer = await AnswerStream.BeginAsync(room.Invocations, reference, call);
        context.DisposeAfterAnswer(answer);
        context.StreamHeaders = [new(VersionHeader, answer.Version)];
        return EventsAsync(answer, request.LogType == LogType.Tail, CancellationToken.None);
    }

    private static async IAsyncEnumerable<InvokeWithResponseStreamResponseEvent> EventsAsync(
        AnswerStream answer, bool tellsLog, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in answer.ReadAsync(cancellationToken))
            yield return new InvokeWithResponseStreamResponseEvent { PayloadChunk = new InvokeResponseStreamUpdate { Payload = part } };
        var outcome = await answer.Outcome;
        yield return new InvokeWithResponseStreamResponseEvent
        {
            InvokeComplete = new InvokeWithResponseStreamCompleteEvent
            {
                ErrorCode = outcome.FunctionError,
                ErrorDetails = outcome.FunctionError is null ? null : Encoding.UTF8.GetString(outcome.Payload.Span),
                LogResult = tellsLog ? Convert.ToBase64String(outcome.LogTail.Span) : null,
            },
        };
    }
}
