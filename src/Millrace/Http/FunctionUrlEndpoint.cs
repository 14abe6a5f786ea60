using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;
using Millrace.Iam;
using Millrace.Iam.Principals;
using Millrace.Lambda;
using Millrace.Lambda.Urls;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>Answers at the URLs of functions: requests whose host is that of a URL, and no other.</summary>
/// <param name="lambda">The functions.</param>
/// <param name="authenticator">Who is calling.</param>
/// <param name="authorization">Who may.</param>
/// <param name="logger">Told what went wrong inside.</param>
internal sealed class FunctionUrlEndpoint(LambdaService lambda, Authenticator authenticator, IRequestStage authorization, ILogger logger)
{
    private const string HostMark = ".lambda-url.";
    private const string Json = "application/json";
    private const int MostBodyBytes = 6_291_456;

    /// <summary>Whether a request is for the URL of a function, be it there or not.</summary>
    public static bool Owns(HttpRequest request) => request.Host.Host.Contains(HostMark, StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers a request that it owns.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var requestId = RequestIds.SetRequestId(http);
        try
        {
            if (lambda.FindUrl(http.Request.Host.Host) is { } url) await AnswerAsync(http, url, requestId);
            else await ForbidAsync(http);
        }
        catch (ServiceException refusal) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, refusal, requestId);
        }
        catch (IOException unreadable) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = (unreadable as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // There is nobody to answer.
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !http.Response.HasStarted)
        {
            RequestLog.Failed(logger, fault, "Lambda.FunctionUrl", requestId);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task AnswerAsync(HttpContext http, UrlTarget url, string requestId)
    {
        if (url.Cors is not null && FunctionUrlCors.IsPreflight(http.Request))
        {
            new FunctionUrlCors(url.Cors).Allow(http, isPreflight: true);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        using var body = await RequestBody.ReadAsync(http.Request, MostBodyBytes, http.RequestAborted);
        if (body is null) throw GateErrors.TooLarge(LambdaApi.Invoke, MostBodyBytes);
        var signable = new SignableHttpRequest(http.Request);
        var identity = url.IsSigned
            ? authenticator.Authenticate(signable, body.Bytes.Span, LambdaApi.Service.SigningName, WireFormat.Rest).RequireIdentity()
            : new Identity(new AnonymousPrincipal(url.AccountId), url.Region);
        using var context = new RequestContext(requestId, identity.Caller, url.Region) { Origin = signable };
        await authorization.PassAsync(LambdaApi.Invoke, url, context, http.RequestAborted);
        using var answer = await lambda.CallAsync(url, RequestOf(http, signable, body, requestId, url.IsSigned ? identity.Caller : null), http.RequestAborted);
        await SendAsync(http, url, answer);
    }

    private static UrlRequest RequestOf(HttpContext http, SignableHttpRequest signable, RequestBody body, string requestId, Caller? caller)
    {
        var request = http.Request;
        var source = http.Connection.RemoteIpAddress ?? IPAddress.Loopback;
        var address = (source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source).ToString();
        var headers = request.Headers
            .Where(static header => !header.Key.StartsWith(':'))
            .ToDictionary(static header => header.Key.ToLowerInvariant(), static header => string.Join(',', header.Value.ToArray()), StringComparer.Ordinal);
        headers["x-forwarded-for"] = address;
        headers["x-forwarded-proto"] = request.Scheme;
        headers["x-forwarded-port"] = (request.Host.Port ?? (request.IsHttps ? 443 : 80)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new UrlRequest
        {
            RequestId = requestId,
            Method = request.Method,
            Path = request.Path.Value is { Length: > 0 } path ? path : "/",
            Query = signable.Query,
            Protocol = request.Protocol,
            Host = request.Host.Host,
            SourceAddress = address,
            Headers = [.. headers],
            Cookies = request.Headers.Cookie.ToString().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Body = body.Bytes.ToArray(),
            Caller = caller,
        };
    }

    private static async Task SendAsync(HttpContext http, UrlTarget url, UrlAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) response.Headers.Append(name, value);
        if (url.Cors is not null) new FunctionUrlCors(url.Cors).Allow(http, isPreflight: false);
        var hasBody = answer.Status is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);
        if (!answer.IsStreamed)
        {
            var whole = await answer.Body.FirstOrDefaultAsync(http.RequestAborted);
            if (!hasBody) return;
            response.ContentLength = whole.Length;
            await response.Body.WriteAsync(whole, http.RequestAborted);
            return;
        }

        // A function may think for longer than Kestrel is patient with readers.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
        try
        {
            await response.StartAsync(http.RequestAborted);
            await foreach (var part in answer.Body.WithCancellation(http.RequestAborted))
            {
                if (hasBody) await response.BodyWriter.WriteAsync(part, http.RequestAborted);
            }
        }
        catch (InvalidOperationException)
        {
            // The reader must not take a part of an answer for the whole.
            http.Abort();
        }
    }

    private static Task RefuseAsync(HttpContext http, ServiceException refusal, string requestId)
    {
        if (refusal.AuthenticationDetail is { } detail) http.Response.Headers["x-millrace-auth-detail"] = detail;
        if (refusal.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden) return ForbidAsync(http);
        using var output = new ResponseBuffer(new ChunkPool());
        ErrorBody.Write(refusal, LambdaApi.Service, WireFormat.Rest, requestId, output);
        http.Response.StatusCode = refusal.Status;
        http.Response.Headers["x-amzn-ErrorType"] = refusal.Code;
        http.Response.ContentType = Json;
        return output.SendAsync(http.Response.Body, http.RequestAborted).AsTask();
    }

    private static Task ForbidAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.Headers["x-amzn-ErrorType"] = "AccessDeniedException";
        http.Response.ContentType = Json;
        return http.Response.WriteAsync("{\"Message\":\"Forbidden\"}", http.RequestAborted);
    }
}
