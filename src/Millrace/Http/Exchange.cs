using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Millrace.Iam;
using Millrace.WebConsole.Calls;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>A request on its walk, what has been found out about it, and the answer that is being made.</summary>
internal sealed class Exchange : IDisposable
{
    private const string AuthenticationDetailHeader = "x-millrace-auth-detail";

    private RequestBody? _body;
    private byte[]? _requestStart;
    private long _streamedBytes;

    public Exchange(HttpContext context, ChunkPool chunks)
    {
        Output = new ResponseBuffer(chunks);
        Context = context;
        RequestId = RequestIds.SetRequestId(context);
    }

    public HttpContext Context { get; }

    public HttpRequest Request => Context.Request;

    public string RequestId { get; }

    /// <summary>The operation that was asked for, once it is known.</summary>
    public Operation? Operation { get; set; }

    /// <summary>The service that was asked, once it is known.</summary>
    public ServiceDescriptor? Service { get; set; }

    /// <summary>Who is calling, once it is known.</summary>
    public Caller? Caller { get; set; }

    /// <summary>Who is calling where that needs no signature; null where it does.</summary>
    public Identity? Known { get; init; }

    /// <summary>Whether the starts of the bodies are kept for the note of the call.</summary>
    public bool KeepsBodies { get; init; }

    /// <summary>The code of the error that was sent; null without one.</summary>
    public string? Error { get; private set; }

    /// <summary>The protocol that errors are written in.</summary>
    public WireFormat Format { get; set; } = WireFormat.Json;

    public Memory<byte> Body => _body?.Bytes ?? default;

    public int RequestBytes { get; private set; }

    public ResponseBuffer Output { get; }

    /// <summary>Bytes of the answer's body that were made so far.</summary>
    public long ResponseBytes => _streamedBytes + Output.Length;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>What the log calls the operation.</summary>
    public string OperationName => Operation is { } operation ? $"{operation.Service.Name}.{operation.Name}" : Request.Method;

    /// <summary>Reads the body; false when it is larger than the limit.</summary>
    public async ValueTask<bool> ReadBodyAsync(int limit)
    {
        _body = await RequestBody.ReadAsync(Request, limit, Aborted);
        RequestBytes = Body.Length;
        // Decoding spends the body.
        if (KeepsBodies) _requestStart = Body.Span[..Math.Min(Body.Length, CallBodies.MostBytes)].ToArray();
        return _body is not null;
    }

    /// <summary>Sends a text that is not in the format of any service.</summary>
    public ValueTask SendAsync(int status, string? contentType, string body)
    {
        Encoding.UTF8.GetBytes(body, Output);
        return SendAsync(status, contentType);
    }

    /// <summary>Sends an error in the protocol of the request.</summary>
    public ValueTask SendAsync(ServiceException error)
    {
        if (error.AuthenticationDetail is { } detail) Context.Response.Headers[AuthenticationDetailHeader] = detail;
        if (Format == WireFormat.Rest) Context.Response.Headers["x-amzn-ErrorType"] = error.Code;
        if (Format is WireFormat.Json or WireFormat.RpcCbor && Service is { IsQueryCompatible: true })
            Context.Response.Headers["x-amzn-query-error"] = $"{error.QueryCode ?? error.Code};{error.QueryType}";
        Error = error.Code;
        Output.Clear();
        ErrorBody.Write(error, Service, Format, RequestId, Output);
        return SendAsync(error.Status);
    }

    /// <summary>Sends a REST answer: status and headers as its shape has them, and what stands in <see cref="Output"/>.</summary>
    public ValueTask SendAsync(HttpBinding http, RestParts parts)
    {
        foreach (var part in parts.Parts) Context.Response.Headers[part.Binding.Name] = part.Value;
        var status = parts.Status ?? http.Status;
        if (status == StatusCodes.Status204NoContent) Output.Clear();
        return Output.Length == 0 ? SendAsync(status, contentType: null) : SendAsync(status);
    }

    /// <summary>Sends what stands in <see cref="Output"/>, in the protocol of the request.</summary>
    public ValueTask SendAsync(int status)
    {
        // SDKs take a body that does not match for one that was damaged on the way (facts/dynamodb.md 3).
        if (Service is { HasBodyChecksum: true }) Context.Response.Headers["x-amz-crc32"] = Output.Checksum().ToString(CultureInfo.InvariantCulture);
        if (Format == WireFormat.RpcCbor) RpcCall.Mark(Context.Response);
        var isEmptyRpc = Format == WireFormat.RpcCbor && Output.Length == 0;
        return SendAsync(status, isEmptyRpc ? null : MediaTypes.Of(Format, Service, Request.ContentType));
    }

    /// <summary>Sends what stands in <see cref="Output"/>.</summary>
    public ValueTask SendAsync(int status, string? contentType)
    {
        var response = Context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        if (status != StatusCodes.Status204NoContent) response.ContentLength = Output.Length;
        return Output.SendAsync(response.Body, Aborted);
    }

    /// <summary>Begins an answer whose length nobody knows yet.</summary>
    public void BeginStream(string contentType)
    {
        Context.Response.StatusCode = StatusCodes.Status200OK;
        Context.Response.ContentType = contentType;
    }

    /// <summary>Sends a piece of such an answer at once; done when the client's connection has taken it.</summary>
    public async ValueTask SendFrameAsync(ReadOnlyMemory<byte> frame)
    {
        _streamedBytes += frame.Length;
        await Context.Response.BodyWriter.WriteAsync(frame, Aborted);
    }

    /// <summary>What is noted of it once it is answered.</summary>
    /// <param name="now">Now.</param>
    /// <param name="elapsed">How long it took.</param>
    public LoggedCall ToLoggedCall(DateTimeOffset now, TimeSpan elapsed) => new(
        Number: 0,
        now.ToUnixTimeMilliseconds(),
        Operation,
        Request.Method,
        Caller?.Arn,
        Context.Response.StatusCode,
        Error,
        RequestBytes,
        ResponseBytes,
        (long)elapsed.TotalMicroseconds,
        RequestId,
        KeepsBodies ? CallBodies.Of(Context, _requestStart ?? [], Output) : null);

    public void Dispose()
    {
        Output.Dispose();
        _body?.Dispose();
    }
}
