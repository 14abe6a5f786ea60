using Microsoft.AspNetCore.Http;

namespace Millrace.Http;

/// <summary>Lets browsers in from any page (facts/kinesis.md 1.3).</summary>
internal static class Cors
{
    private const string ExposedHeaders = "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date";
    private const string TwoDays = "172800";

    public static bool IsPreflight(HttpRequest request) => HttpMethods.IsOptions(request.Method) && HasOrigin(request);

    /// <summary>Sets the headers of an answer to a preflight: what was asked for is allowed.</summary>
    public static void AllowPreflight(HttpContext context)
    {
        var (asked, answer) = (context.Request.Headers, context.Response.Headers);
        answer.AccessControlAllowOrigin = "*";
        answer.AccessControlMaxAge = TwoDays;
        if (asked.AccessControlRequestHeaders is { Count: > 0 } headers) answer.AccessControlAllowHeaders = headers;
        if (asked.AccessControlRequestMethod is { Count: > 0 } method) answer.AccessControlAllowMethods = method;
    }

    /// <summary>Sets the headers that let a page read an answer.</summary>
    public static void ExposeAnswer(HttpContext context)
    {
        if (!HasOrigin(context.Request)) return;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.AccessControlExposeHeaders = ExposedHeaders;
    }

    private static bool HasOrigin(HttpRequest request) => request.Headers.Origin.Count > 0;
}
