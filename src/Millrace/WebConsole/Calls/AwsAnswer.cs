using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Millrace.Http;
using Millrace.Iam;
using Millrace.Iam.Principals;

namespace Millrace.WebConsole.Calls;

/// <summary>
/// <c>api/aws</c>: AWS's own protocols without a signature, as the root of an account. What follows in the path is what a request to the endpoint would have.
/// </summary>
/// <param name="endpoint">AWS's endpoint.</param>
/// <param name="accountId">The account of a request that names none.</param>
/// <param name="region">The region of a request that names none.</param>
internal sealed class AwsAnswer(AwsEndpoint endpoint, string accountId, string region) : IConsoleAnswer
{
    private const string Prefix = ConsoleEndpoint.Root + "api/aws";
    private const string AccountHeader = "X-Millrace-Account";
    private const string RegionHeader = "X-Millrace-Region";

    public Task AnswerAsync(HttpContext http)
    {
        // What only reads is a POST too in AWS's protocols; the guard has asked all of them for the header.
        if (http.Request.Headers[ConsoleGuard.ActionHeader].Count == 0)
            throw new ConsoleException(StatusCodes.Status403Forbidden, $"A call needs the header {ConsoleGuard.ActionHeader}.");
        var feature = http.Features.GetRequiredFeature<IHttpRequestFeature>();
        feature.RawTarget = feature.RawTarget[Prefix.Length..];
        http.Request.Path = http.Request.Path.Value![Prefix.Length..];
        if (http.Request.Path.Value!.Length == 0) http.Request.Path = "/";
        var (account, place) = PlaceOf(http.Request);
        return endpoint.HandleAsync(http, new Identity(new RootPrincipal(account, AccessKeyId: ""), place));
    }

    /// <summary>The account and the region that a request is about.</summary>
    /// <exception cref="ConsoleException">It names no account.</exception>
    public (string Account, string Region) PlaceOf(HttpRequest request)
    {
        var account = Header(request, AccountHeader) ?? accountId;
        if (account.Length != 12 || !account.All(char.IsAsciiDigit)) throw ConsoleAnswers.Wrong($"'{account}' is no account.");
        return (account, Header(request, RegionHeader) ?? region);
    }

    private static string? Header(HttpRequest request, string name) => request.Headers[name].ToString() is { Length: > 0 } value ? value : null;
}
