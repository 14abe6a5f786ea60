using System.Buffers;

namespace Millrace.Wire;

/// <summary>One decoded request on its way to the handler. The stages are called in AWS's order of checks (facts/kinesis.md 1.4).</summary>
public abstract class OperationCall
{
    /// <summary>The body is not a well-formed object in its format.</summary>
    public abstract bool IsMalformed { get; }

    /// <summary>The request's shape; only of a request that is valid.</summary>
    public abstract object Shape { get; }

    /// <summary>What a REST answer has beside its body, once the handler has succeeded; null in the other formats.</summary>
    public RestParts? AnswerParts { get; private protected set; }

    /// <summary>Throws the type error, or else the collected constraint violations, that the request has.</summary>
    /// <exception cref="ServiceException"><c>SerializationException</c> or <c>ValidationException</c>.</exception>
    public abstract void Validate();

    /// <summary>Runs the handler and encodes its answer.</summary>
    /// <param name="context">The caller and the region. An answer that is a stream needs it until the stream has ended.</param>
    /// <param name="output">Where the answer's body goes; nothing is written for an operation without output, nor before the handler has succeeded.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// Null when the answer is in <paramref name="output"/>. Otherwise the answer is a stream of events, and these are its frames
    /// (<c>application/vnd.amazon.eventstream</c>), each to be sent when it is there and valid until the next is asked for.
    /// </returns>
    public abstract ValueTask<IAsyncEnumerable<ReadOnlyMemory<byte>>?> ExecuteAsync(
        RequestContext context, IBufferWriter<byte> output, CancellationToken cancellationToken);
}

/// <summary>One decoded request with its shape.</summary>
internal abstract class OperationCall<TRequest>(Operation operation, TRequest? request, WireFault? fault, WireFormat format) : OperationCall
    where TRequest : class, IShape<TRequest>
{
    public override bool IsMalformed => fault is { IsMalformed: true };

    public override object Shape => Request;

    protected TRequest Request => fault is null ? request! : throw new InvalidOperationException("A request that cannot be read cannot be executed.");

    protected WireFormat Format => format;

    protected Operation Operation => operation;

    public override void Validate()
    {
        if (fault is not null) throw new ServiceException("SerializationException", fault.TypeError);
        var check = new ConstraintCheck();
        request!.Validate(check);
        // facts/iam.md 6: the query services have a name of their own for it.
        if (check.Count > 0) throw new ServiceException(format == WireFormat.Query ? "ValidationError" : operation.Service.ConstraintError, check.ToString());
    }
}

/// <summary>One decoded request with its shapes.</summary>
internal sealed class OperationCall<TRequest, TResponse>(
    Operation operation, IOperationHandler<TRequest, TResponse> handler, TRequest? request, WireFault? fault, WireFormat format)
    : OperationCall<TRequest>(operation, request, fault, format)
    where TRequest : class, IShape<TRequest>
    where TResponse : class, IShape<TResponse>
{
    public override async ValueTask<IAsyncEnumerable<ReadOnlyMemory<byte>>?> ExecuteAsync(
        RequestContext context, IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        var response = await handler.HandleAsync(Request, context, cancellationToken);
        if (Format == WireFormat.Rest) AnswerParts = RestBody.Write(response, Operation.Http!.Response, output, alwaysJson: typeof(TResponse) != typeof(NoOutput));
        else if (Format == WireFormat.Query) XmlBody.WriteAnswer(Operation, response, context.RequestId, output);
        else if (typeof(TResponse) != typeof(NoOutput)) WireCodec.Write(response, Format, output);
        return null;
    }
}
