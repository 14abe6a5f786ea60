using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Millrace.CommandLine.Records;

namespace Millrace.WebConsole;

/// <summary>How what the page asks is read and answered.</summary>
internal static class ConsoleAnswers
{
    /// <summary>Sends an answer.</summary>
    public static async Task SendAsync<T>(HttpContext http, T answer, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, type);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>A parameter of the query; null where it is left out or empty.</summary>
    public static string? Parameter(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>A parameter that has to be there.</summary>
    /// <exception cref="ConsoleException">It is not.</exception>
    public static string Required(HttpRequest request, string name) => Parameter(request, name) ?? throw Wrong($"'{name}' is missing.");

    /// <summary>A whole number.</summary>
    /// <exception cref="ConsoleException">It is none, or out of range.</exception>
    public static long? Number(HttpRequest request, string name, long least, long most)
    {
        if (Parameter(request, name) is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"'{name}' is a whole number from {least} to {most}.");
    }

    /// <summary>Which records are wanted, as <c>kind</c> and <c>filter</c> say it; null for all.</summary>
    /// <exception cref="ConsoleException">It makes no sense.</exception>
    public static RecordFilter? Filter(HttpRequest request)
    {
        try
        {
            return RecordFilter.Read(Parameter(request, "kind"), Parameter(request, "filter"));
        }
        catch (FormatException wrong)
        {
            throw Wrong(wrong.Message);
        }
    }

    /// <summary>The error for a request that makes no sense.</summary>
    public static ConsoleException Wrong(string message) => new(StatusCodes.Status400BadRequest, message);
}
