using Microsoft.AspNetCore.Http;
using Millrace.Lambda;

namespace Millrace.Http;

/// <summary>Sends the zips that links in answers of Lambda lead to. The link itself is the leave.</summary>
internal static class CodeDownload
{
    /// <summary>What the path of a link begins with.</summary>
    public const string Prefix = "/_millrace/code/";

    /// <summary>Answers a request for a link.</summary>
    public static async Task AnswerAsync(HttpContext http, LambdaService lambda)
    {
        var isHead = HttpMethods.IsHead(http.Request.Method);
        if (!isHead && !HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "GET, HEAD";
            return;
        }

        await using var code = lambda.OpenCode(http.Request.Path.Value![Prefix.Length..]);
        if (code is null)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        http.Response.ContentType = "application/zip";
        http.Response.ContentLength = code.Length;
        http.Response.Headers.CacheControl = "no-store";
        if (!isHead) await code.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
