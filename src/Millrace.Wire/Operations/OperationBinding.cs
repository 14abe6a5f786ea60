namespace Millrace.Wire;

/// <summary>An operation with the handler that does it.</summary>
public abstract class OperationBinding
{
    /// <summary>The operation's row in the table.</summary>
    public abstract Operation Operation { get; }

    /// <summary>Decodes a request body.</summary>
    /// <param name="body">The whole body. Blobs are decoded in place: its content is spent afterwards, and it must live until the call has ended.</param>
    /// <param name="format">How it is encoded.</param>
    /// <param name="parts">What a REST request has beside its body; null in the other formats.</param>
    /// <returns>A call that knows what was wrong with the body, if anything.</returns>
    public abstract OperationCall Decode(Memory<byte> body, WireFormat format, RestParts? parts = null);

    /// <summary>Reads a request's shape.</summary>
    private protected TRequest? Read<TRequest>(Memory<byte> body, WireFormat format, RestParts? parts, out WireFault? fault)
        where TRequest : class, IShape<TRequest> => parts is null
        ? WireCodec.Read<TRequest>(body, format, out fault, Operation.Service)
        : RestBody.Read<TRequest>(parts, Operation.Http!.Request, body, out fault);
}

/// <summary>An operation with its shapes and the handler that does it.</summary>
/// <typeparam name="TRequest">The request's shape.</typeparam>
/// <typeparam name="TResponse">The answer's shape.</typeparam>
/// <param name="operation">The operation's row in the table.</param>
/// <param name="handler">What does it.</param>
public sealed class OperationBinding<TRequest, TResponse>(
    Operation<TRequest, TResponse> operation, IOperationHandler<TRequest, TResponse> handler) : OperationBinding
    where TRequest : class, IShape<TRequest>, IRequest<TResponse>
    where TResponse : class, IShape<TResponse>
{
    /// <inheritdoc/>
    public override Operation Operation { get; } = operation;

    /// <inheritdoc/>
    public override OperationCall Decode(Memory<byte> body, WireFormat format, RestParts? parts = null)
    {
        var request = Read<TRequest>(body, format, parts, out var fault);
        return new OperationCall<TRequest, TResponse>(Operation, handler, request, fault, format);
    }
}
