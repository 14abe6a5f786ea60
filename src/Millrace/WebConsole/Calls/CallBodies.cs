using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Millrace.Http;

namespace Millrace.WebConsole.Calls;

/// <summary>What a request was and was answered, kept while somebody looks at the calls. Signatures are not kept.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Operation">The header that names the operation; null without.</param>
/// <param name="RequestType">The media type of the request; null without.</param>
/// <param name="Request">The start of its body.</param>
/// <param name="ResponseType">The media type of the answer; null without.</param>
/// <param name="Response">The start of its body; nothing of one that is a stream.</param>
internal sealed record CallBodies(string Target, string? Operation, string? RequestType, byte[] Request, string? ResponseType, byte[] Response)
{
    /// <summary>How much of a body is kept.</summary>
    public const int MostBytes = 4096;

    /// <summary>What is kept of a request that was answered.</summary>
    /// <param name="http">The request.</param>
    /// <param name="request">The start of its body as it came.</param>
    /// <param name="response">The answer.</param>
    public static CallBodies Of(HttpContext http, byte[] request, ResponseBuffer response) => new(
        http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/",
        http.Request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } operation ? operation : null,
        http.Request.ContentType,
        request,
        http.Response.ContentType,
        response.Start(MostBytes));
}
