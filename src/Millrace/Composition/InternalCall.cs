using System.Buffers;
using Millrace.Iam.Authorization;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>A call that a service of this server makes of another, checked as if it had come by the socket.</summary>
internal static class InternalCall
{
    /// <summary>Makes the call.</summary>
    /// <param name="binding">The operation.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="context">Who asks, and where.</param>
    /// <param name="authorization">Holds the caller to its permissions; null for a service that needs none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ServiceException">It is refused.</exception>
    public static async ValueTask MakeAsync<TRequest>(
        OperationBinding binding, TRequest request, RequestContext context, AuthorizationStage? authorization, CancellationToken cancellationToken)
        where TRequest : IShape<TRequest>
    {
        var body = new ArrayBufferWriter<byte>();
        WireCodec.Write(request, WireFormat.Json, body);
        var call = binding.Decode(body.WrittenSpan.ToArray(), WireFormat.Json);
        call.Validate();
        if (authorization is not null) await authorization.PassAsync(binding.Operation, call.Shape, context, cancellationToken);
        await call.ExecuteAsync(context, new ArrayBufferWriter<byte>(), cancellationToken);
    }
}
