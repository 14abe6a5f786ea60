using System.Text.Json;

namespace Millrace.Lambda.DotnetHost;

/// <summary>What is told of an exception.</summary>
internal static class FaultWriter
{
    /// <summary>The type of an exception, as in <c>ArgumentException</c>.</summary>
    public static string Type(Exception fault) => fault.GetType().Name;

    /// <summary>Writes an exception with those that caused it, as JSON.</summary>
    public static byte[] Write(Exception fault)
    {
        var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
            Write(json, fault);
        return body.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Exception fault)
    {
        json.WriteStartObject();
        json.WriteString("errorType", Type(fault));
        json.WriteString("errorMessage", fault.Message);
        json.WriteStartArray("stackTrace");
        foreach (var line in (fault.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            json.WriteStringValue(line);
        json.WriteEndArray();
        if (fault is AggregateException several)
        {
            json.WriteStartArray("causes");
            foreach (var cause in several.InnerExceptions)
                Write(json, cause);
            json.WriteEndArray();
        }
        else if (fault.InnerException is { } cause)
        {
            json.WritePropertyName("cause");
            Write(json, cause);
        }
        json.WriteEndObject();
    }
}

/// <summary>A handler cannot be called as it is written.</summary>
/// <param name="message">What is wrong with it.</param>
internal sealed class LambdaValidationException(string message) : Exception(message);
