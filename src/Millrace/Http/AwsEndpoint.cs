using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Millrace.Iam;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>Answers AWS's protocols: every request that is not for the server's own pages.</summary>
/// <param name="options">The limits.</param>
/// <param name="bindings">Every operation of every service, with its handler.</param>
/// <param name="authenticator">Who is calling.</param>
/// <param name="clock">Measures how long an answer took.</param>
/// <param name="logger">One line a request at Debug; what went wrong inside at Error.</param>
public sealed class AwsEndpoint(
    AwsEndpointOptions options,
    IReadOnlyList<OperationBinding> bindings,
    Authenticator authenticator,
    TimeProvider clock,
    ILogger<AwsEndpoint> logger)
{
    private readonly AwsEndpointOptions _options = options;
    private readonly IReadOnlyList<OperationBinding> _bindings = bindings;
    private readonly Authenticator _authenticator = authenticator;
    private readonly TimeProvider _clock = clock;
    private readonly ILogger<AwsEndpoint> _logger = logger;

    /// <summary>Answers one request. Nothing is thrown for bad input.</summary>
    public Task HandleAsync(HttpContext context)
    {
        var tooLarge = context.Request.ContentLength > _options.MaxJsonBodyBytes;
        context.Response.StatusCode = tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
