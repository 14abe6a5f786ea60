using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Millrace.Iam;
using Millrace.Telemetry;
using Millrace.WebConsole.Calls;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>Answers AWS's protocols: every request that is not for the server's own pages.</summary>
/// <param name="options">The limits.</param>
/// <param name="bindings">Every operation of every service, with its handler.</param>
/// <param name="authenticator">Who is calling.</param>
/// <param name="clock">Measures how long an answer took.</param>
/// <param name="logger">One line a request at Debug; what went wrong inside at Error.</param>
/// <exception cref="ArgumentException">Two bindings are for one operation.</exception>
public sealed class AwsEndpoint(
    AwsEndpointOptions options,
    IReadOnlyList<OperationBinding> bindings,
    Authenticator authenticator,
    TimeProvider clock,
    ILogger<AwsEndpoint> logger)
{
    private readonly OperationTable _operations = new(bindings);
    private readonly InternalFaults _faults = new(logger, clock);
    private readonly ChunkPool _chunks = new();

    /// <summary>What every valid request passes before its handler, in this order.</summary>
    public IReadOnlyList<IRequestStage> Stages { get; init; } = [];

    /// <summary>Where every request from outside is noted, once it is answered; null for nowhere.</summary>
    internal CallLog? Calls { get; init; }

    /// <summary>Counts every request from outside; null for nobody.</summary>
    internal RequestMeter? Requests { get; init; }

    /// <summary>Answers one request. Nothing is thrown for bad input, nor for a client that is gone.</summary>
    public Task HandleAsync(HttpContext context) => HandleAsync(context, known: null);

    /// <summary>Answers one request of somebody who need not sign, since the server knows who it is. It passes no stages and is not noted.</summary>
    internal async Task HandleAsync(HttpContext context, Identity? known)
    {
        var started = clock.GetTimestamp();
        using var exchange = new Exchange(context, _chunks) { Known = known, KeepsBodies = known is null && Calls?.TakesBodies() == true };
        try
        {
            await WalkAsync(exchange);
        }
        catch (IOException unreadable) when (!context.Response.HasStarted)
        {
            // The body is badly framed, too slow or cut off: Kestrel closes the connection after the answer. It says so with an exception of
            // its own, but for a chunk whose length is no number of 32 bits.
            context.Response.StatusCode = (unreadable as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && exchange.Aborted.IsCancellationRequested)
        {
            // There is nobody to answer; the status is for the log.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }

        var elapsed = clock.GetElapsedTime(started);
        if (known is null)
        {
            Calls?.Add(exchange.ToLoggedCall(clock.GetUtcNow(), elapsed));
            Requests?.Count(exchange.Service, exchange.Operation, context.Response.StatusCode, exchange.RequestBytes, exchange.ResponseBytes, elapsed);
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            RequestLog.Answered(
                logger,
                exchange.OperationName,
                exchange.Caller?.Arn,
                context.Response.StatusCode,
                exchange.RequestBytes,
                exchange.ResponseBytes,
                elapsed.TotalMilliseconds,
                exchange.RequestId);
        }
    }

    /// <summary>The checks at the gate in AWS's order (facts/kinesis.md 1.4).</summary>
    private async ValueTask WalkAsync(Exchange exchange)
    {
        var request = exchange.Request;
        var isPreflight = Cors.IsPreflight(request);
        if (!isPreflight)
        {
            RequestIds.SetExtendedId(exchange.Context);
            Cors.ExposeAnswer(exchange.Context);
        }

        var target = request.Headers["x-amz-target"].ToString();
        if (!isPreflight && RpcCall.FindTarget(request) is { } call && _operations.FindService(call) is { SpeaksRpcCbor: true } speaker)
        {
            exchange.Service = speaker;
            await AnswerRpcAsync(exchange, call);
            return;
        }

        if (target.Length == 0 && !isPreflight && _operations.FindPath(new SignableHttpRequest(request)) is { } match)
        {
            await AnswerRestAsync(exchange, match);
            return;
        }

        var service = exchange.Service = _operations.FindService(target);
        var format = MediaTypes.FormatOf(request.ContentType, service);
        if (!await ReadBodyAsync(exchange, format == WireFormat.Cbor ? options.MaxCborBodyBytes : options.MaxJsonBodyBytes))
        {
            await exchange.SendAsync(StatusCodes.Status413PayloadTooLarge, contentType: null);
            return;
        }

        if (isPreflight)
        {
            Cors.AllowPreflight(exchange.Context);
            await exchange.SendAsync(StatusCodes.Status200OK, contentType: null);
            return;
        }

        if (target.Length == 0 && await TryAnswerQueryAsync(exchange, format)) return;

        if (!HttpMethods.IsPost(request.Method))
        {
            await SendUnroutableAsync(exchange);
            return;
        }

        var binding = _operations.FindTarget(target);
        if (exchange.Body.IsEmpty)
        {
            exchange.Format = format == WireFormat.Json || service is { JsonVersion: "1.0" } ? WireFormat.Json : WireFormat.Cbor;
            await exchange.SendAsync(binding is null ? GateErrors.UnknownOperation() : GateErrors.Malformed());
            return;
        }

        if (format is WireFormat.Json or WireFormat.Cbor)
        {
            await AnswerAsync(exchange, format.Value, binding, exchange.Body, GateErrors.UnknownOperation());
        }
        else if (MediaTypes.IsLegacyJson(request.ContentType))
        {
            await SendLegacyJsonAsync(exchange);
        }
        else if (NamesServiceAndOperation(target))
        {
            await exchange.SendAsync(StatusCodes.Status404NotFound, contentType: null, "<UnknownOperationException/>\n");
        }
        else
        {
            await SendUnroutableAsync(exchange);
        }
    }

    private static ValueTask<bool> ReadBodyAsync(Exchange exchange, int limit)
    {
        // The limits are ours alone: Kestrel has one for all formats.
        if (exchange.Context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        return exchange.ReadBodyAsync(limit);
    }

    /// <summary>Answers a request in the query protocol; false when it is none.</summary>
    private async ValueTask<bool> TryAnswerQueryAsync(Exchange exchange, WireFormat? format)
    {
        // A compressed form has to be read to find out who it is for.
        var inflated = format == WireFormat.Query && InflatedBody.IsCompressed(exchange.Request)
            ? await InflatedBody.TryReadAsync(exchange.Body, options.MaxJsonBodyBytes, exchange.Aborted)
            : null;
        if (QueryCall.Find(exchange, format, inflated ?? exchange.Body) is not { } query) return false;
        var binding = _operations.FindAction(query.Version, query.Action);
        if (inflated is not null && binding is not { Operation.Service.AcceptsGzip: true }) return false;
        var parameters = query.WithPath(binding?.Operation.Service.PathMember, exchange.Request.Path);
        await AnswerAsync(exchange, WireFormat.Query, binding, parameters, query.Unknown);
        return true;
    }

    private async ValueTask AnswerRpcAsync(Exchange exchange, string call)
    {
        exchange.Format = WireFormat.RpcCbor;
        if (!await ReadBodyAsync(exchange, options.MaxCborBodyBytes))
        {
            await exchange.SendAsync(StatusCodes.Status413PayloadTooLarge, contentType: null);
            return;
        }

        // An operation without input is called without a body.
        Memory<byte> body = exchange.Body.IsEmpty ? new byte[] { 0xA0 } : exchange.Body;
        await AnswerAsync(exchange, WireFormat.RpcCbor, _operations.FindTarget(call), body, GateErrors.UnknownOperation());
    }

    private async ValueTask AnswerRestAsync(Exchange exchange, RestMatch match)
    {
        var operation = match.Binding.Operation;
        exchange.Format = WireFormat.Rest;
        var limit = operation.Http!.MaxBodyBytes is > 0 and var own ? own : options.MaxRestBodyBytes;
        if (await ReadBodyAsync(exchange, limit)) await AnswerAsync(exchange, WireFormat.Rest, match.Binding, exchange.Body, GateErrors.UnknownOperation(), match.Parts);
        else await exchange.SendAsync(GateErrors.TooLarge(operation, limit));
    }

    /// <summary>Answers a request in a protocol that a service speaks, whatever comes of it.</summary>
    private async ValueTask AnswerAsync(
        Exchange exchange, WireFormat format, OperationBinding? binding, Memory<byte> body, ServiceException unknown, RestParts? parts = null)
    {
        exchange.Format = format;
        exchange.Operation = binding?.Operation;
        exchange.Service ??= binding?.Operation.Service;
        try
        {
            if (binding is null) throw BodyForm.IsObject(body, format) ? unknown : GateErrors.Malformed();
            if (await ExecuteAsync(exchange, binding, body, parts)) return;
        }
        catch (ServiceException error)
        {
            _faults.Log(error, exchange);
            await exchange.SendAsync(error);
            return;
        }
        catch (Exception fault) when (!exchange.Context.Response.HasStarted && (fault is not OperationCanceledException || !exchange.Aborted.IsCancellationRequested))
        {
            await exchange.SendAsync(_faults.Answer(fault, exchange));
            return;
        }

        await exchange.SendAsync(StatusCodes.Status200OK);
    }

    /// <summary>Executes an operation; true when its answer is sent, since it was a stream or has a status of its own.</summary>
    private async ValueTask<bool> ExecuteAsync(Exchange exchange, OperationBinding binding, Memory<byte> body, RestParts? parts)
    {
        // A signature covers the body as it was sent, and decoding spends it: judge the signature first, complain of it in its turn.
        var signable = new SignableHttpRequest(exchange.Request);
        var operation = binding.Operation;
        var authentication = exchange.Known is not null ? default
            : operation.IsUnsigned
            ? authenticator.Anonymous()
            : authenticator.Authenticate(signable, exchange.Body.Span, operation.Service.SigningName, exchange.Format);
        if (exchange.Format != WireFormat.Query && InflatedBody.IsCompressed(exchange.Request, operation.Service))
            body = await InflatedBody.ReadAsync(body, operation, options.MaxJsonBodyBytes, exchange.Aborted);
        var call = binding.Decode(body, exchange.Format, parts);
        if (call.IsMalformed) throw parts is null ? GateErrors.Malformed() : GateErrors.NotJson();

        var identity = exchange.Known ?? authentication.RequireIdentity();
        exchange.Caller = identity.Caller;
        call.Validate();

        using var context = new RequestContext(exchange.RequestId, identity.Caller, identity.Region) { Origin = signable };
        IReadOnlyList<IRequestStage> stages = exchange.Known is null ? Stages : [];
        foreach (var stage in stages) await stage.PassAsync(operation, call.Shape, context, exchange.Aborted);
        if (await call.ExecuteAsync(context, exchange.Output, exchange.Aborted) is not { } frames)
        {
            if (context.Fault is { } fault) _faults.Log(fault, exchange);
            if (call.AnswerParts is null) return false;
            await exchange.SendAsync(operation.Http!, call.AnswerParts);
            return true;
        }

        var stopping = exchange.Context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await EventStreamAnswer.SendAsync(exchange, context, frames, _faults, stopping);
        return true;
    }

    /// <summary>AWS's answer to what it can find no service for. It has no content type.</summary>
    private static ValueTask SendUnroutableAsync(Exchange exchange) => exchange.SendAsync(
        StatusCodes.Status403Forbidden,
        contentType: null,
        "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n");

    /// <summary><c>application/json</c> gets an envelope of its own, and never an answer.</summary>
    private static ValueTask SendLegacyJsonAsync(Exchange exchange) => BodyForm.IsObject(exchange.Body, WireFormat.Json)
        ? exchange.SendAsync(
            StatusCodes.Status404NotFound,
            MediaTypes.LegacyJson,
            """{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}""")
        : exchange.SendAsync(
            StatusCodes.Status400BadRequest,
            MediaTypes.LegacyJson,
            """{"Output":{"__type":"com.amazon.coral.service#SerializationException"},"Version":"1.0"}""");

    private static bool NamesServiceAndOperation(string target)
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < target.Length - 1;
    }
}
