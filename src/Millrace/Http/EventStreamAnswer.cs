using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>Sends an answer that is a stream of events: each frame as soon as it is there, and the next when the client has taken it.</summary>
internal static class EventStreamAnswer
{
    /// <summary>Sends the stream to its end. An error in it is its last frame.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="context">What the answer has beside its frames.</param>
    /// <param name="frames">The frames of the answer.</param>
    /// <param name="faults">Told what went wrong inside.</param>
    /// <param name="stopping">The server stops: the stream ends as at its natural end, and the client comes back to the next server.</param>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public static async ValueTask SendAsync(
        Exchange exchange, RequestContext context, IAsyncEnumerable<ReadOnlyMemory<byte>> frames, InternalFaults faults, CancellationToken stopping)
    {
        foreach (var (name, value) in context.StreamHeaders) exchange.Context.Response.Headers[name] = value;
        if (context.StreamStatus == StatusCodes.Status204NoContent)
        {
            await exchange.SendAsync(context.StreamStatus, contentType: null);
            return;
        }

        exchange.BeginStream(MediaTypes.EventStream);
        // A consumer may be at work on an event for longer than Kestrel is patient with readers (facts/kinesis.md 7).
        if (exchange.Context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(exchange.Aborted, stopping);
        try
        {
            await foreach (var frame in frames.WithCancellation(ending.Token)) await exchange.SendFrameAsync(frame);
        }
        catch (ServiceException error) when (error.InnerException is null)
        {
            await exchange.SendFrameAsync(EventStreamError.ToFrame(error));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !exchange.Aborted.IsCancellationRequested)
        {
            // The end of the stream is the end of the body.
        }
        catch (Exception fault) when (!exchange.Aborted.IsCancellationRequested)
        {
            var answer = faults.Answer(fault, exchange);
            await exchange.SendFrameAsync(EventStreamError.ToFrame(GateErrors.InternalFailureInStream(answer.Text)));
        }
    }
}
