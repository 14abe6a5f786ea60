using System.Security.Cryptography;
using Millrace.Wire;

namespace Millrace.Lambda.Functions;

/// <summary>The URLs of functions and aliases (facts/lambda.md 1, 2).</summary>
internal static class FunctionUrls
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdLength = 32;

    /// <summary>A URL that no other function has.</summary>
    public static string New(string region) => $"https://{RandomNumberGenerator.GetString(Letters, IdLength)}.lambda-url.{region}.on.aws/";

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
