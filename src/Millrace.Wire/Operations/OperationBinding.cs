using System.Buffers;

namespace Millrace.Wire;

/// <summary>An operation with the handler that does it.</summary>
public abstract class OperationBinding
{
    /// <summary>The operation's row in the table.</summary>
    public abstract Operation Operation { get; }

    /// <summary>Decodes a request body.</summary>
    /// <param name="body">The whole body. Blobs are decoded in place: its content is spent afterwards, and it must live until the call has ended.</param>
    /// <param name="format">How it is encoded.</param>
    /// <returns>A call that knows what was wrong with the body, if anything.</returns>
    public abstract OperationCall Decode(Memory<byte> body, WireFormat format);
}

/// <summary>One decoded request on its way to the handler. The stages are called in AWS's order of checks (facts/kinesis.md 1.4).</summary>
public abstract class OperationCall
{
    /// <summary>The body is not a well-formed object in its format.</summary>
    public abstract bool IsMalformed { get; }

    /// <summary>Throws the type error, or else the collected constraint violations, that the request has.</summary>
    /// <exception cref="ServiceException"><c>SerializationException</c> or <c>ValidationException</c>.</exception>
    public abstract void Validate();

    /// <summary>Runs the handler and encodes its answer.</summary>
    /// <param name="context">The caller and the region.</param>
    /// <param name="output">Where the answer's body goes; nothing is written for an operation without output, nor before the handler has succeeded.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public abstract ValueTask ExecuteAsync(RequestContext context, IBufferWriter<byte> output, CancellationToken cancellationToken);
}
