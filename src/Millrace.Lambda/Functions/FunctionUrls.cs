using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Functions;

/// <summary>The URLs of functions and aliases (facts/lambda.md 1, 2).</summary>
internal static partial class FunctionUrls
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdLength = 32;

    /// <summary>A URL that no other function has.</summary>
    public static string New(string region) => $"https://{RandomNumberGenerator.GetString(Letters, IdLength)}.lambda-url.{region}.on.aws/";

    /// <summary>The id and the region in a host of the form <c>ID.lambda-url.REGION.ANYTHING</c>; null for any other.</summary>
    public static (string Id, string Region)? Parse(string host) =>
        Form().Match(host) is { Success: true } match ? (match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value.ToLowerInvariant()) : null;

    /// <summary>The id in a URL as it is stored.</summary>
    public static string IdOf(string url) => url["https://".Length..].Split('.', 2)[0];

    /// <summary>A URL as answers tell it: at this server, where the request came to it by a name of the machine's own, and else at the name that it was called by.</summary>
    public static FunctionUrlConfig Told(FunctionUrlConfig config, RequestContext context)
    {
        var scheme = context.Origin is { IsEncrypted: true } ? "https" : "http";
        if (context.Origin?.Header("host") is not { } host || !Uri.TryCreate($"{scheme}://{host}/", UriKind.Absolute, out var server)) return config;
        var region = config.FunctionArn.Split(':')[3];
        var name = server.HostNameType == UriHostNameType.Dns ? server.Host : "localhost";
        var port = server.IsDefaultPort ? "" : FormattableString.Invariant($":{server.Port}");
        return config with { FunctionUrl = $"{scheme}://{IdOf(config.FunctionUrl)}.lambda-url.{region}.{name}{port}/" };
    }

    [GeneratedRegex(@"\A([a-z2-7]{32})\.lambda-url\.([a-z0-9-]+)\..+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    /// <summary>The error for a URL that is not there, whose text has a capital of its own (facts/lambda.md 0.2).</summary>
    public static ServiceException Missing() => new("ResourceNotFoundException", "The resource you requested does not exist.", 404)
    {
        Details = UserFault.Instance,
        MessageMember = "Message",
    };

    /// <summary>The error for a function or an alias that is not there.</summary>
    public static ServiceException NoFunction() => new("ResourceNotFoundException", "Function does not exist", 404)
    {
        Details = UserFault.Instance,
        MessageMember = "Message",
    };
}
