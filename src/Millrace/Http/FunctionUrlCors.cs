using Microsoft.AspNetCore.Http;

namespace Millrace.Http;

/// <summary>What browsers may do with the URL of a function, as its owner has said (facts/lambda.md 4).</summary>
/// <param name="cors">What was said.</param>
internal readonly struct FunctionUrlCors(Model.Lambda.Cors cors)
{
    private const string Any = "*";

    /// <summary>Whether a browser asks what it may do.</summary>
    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Sets the headers of an answer, over those that the function has set.</summary>
    public void Allow(HttpContext http, bool isPreflight)
    {
        var origin = http.Request.Headers.Origin.ToString();
        var isAny = cors.AllowOrigins?.Contains(Any) == true;
        var answer = http.Response.Headers;
        answer.Remove("Access-Control-Allow-Origin");
        if (origin.Length == 0 || !(isAny || cors.AllowOrigins?.Contains(origin, StringComparer.OrdinalIgnoreCase) == true)) return;
        var isForAll = isAny && cors.AllowCredentials != true;
        answer.AccessControlAllowOrigin = isForAll ? Any : origin;
        if (!isForAll) answer.Vary = "Origin";
        if (cors.AllowCredentials == true) answer.AccessControlAllowCredentials = "true";
        if (!isPreflight)
        {
            if (cors.ExposeHeaders is { Count: > 0 } exposed) answer.AccessControlExposeHeaders = string.Join(',', exposed);
            return;
        }

        if (cors.AllowMethods is { Count: > 0 } methods) answer.AccessControlAllowMethods = string.Join(',', methods);
        if (cors.AllowHeaders is { Count: > 0 } headers) answer.AccessControlAllowHeaders = string.Join(',', headers);
        if (cors.MaxAge is { } age) answer.AccessControlMaxAge = age.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
