using System.Buffers;
using System.Text.Json;

namespace Millrace.Lambda.RuntimeApi;

/// <summary>What the Runtime API answers (facts/lambda.md 5).</summary>
internal static class RuntimeAnswers
{
    /// <summary>The most bytes of an answer that is not streamed.</summary>
    public const int MostPayloadBytes = 6_291_556;

    /// <summary>How a payload is named that is larger.</summary>
    public static string TooLargeText { get; } = $"xceeded maximum allowed payload size ({MostPayloadBytes} bytes).";

    /// <summary>What was sent is taken.</summary>
    public static RuntimeAnswer Taken { get; } = new(202, "{\"status\":\"OK\"}\n"u8.ToArray());

    /// <summary>No such path.</summary>
    public static RuntimeAnswer NotFound { get; } = Error(404, "NotFound", "There is no such resource.");

    /// <summary>The id is not that of the call that is worked on.</summary>
    public static RuntimeAnswer InvalidRequestId { get; } = Error(400, "InvalidRequestID", "Invalid request ID");

    /// <summary>The mode of an answer is none.</summary>
    public static RuntimeAnswer InvalidMode { get; } = Error(400, "InvalidFunctionResponseMode", "Invalid function response mode");

    /// <summary>The answer is too large.</summary>
    public static RuntimeAnswer TooLarge { get; } = Error(413, "RequestEntityTooLarge", $"E{TooLargeText}");

    /// <summary>The body ended before its end.</summary>
    public static RuntimeAnswer Truncated { get; } = Error(400, "TruncatedHTTPRequest", "HTTP request detected as truncated");

    /// <summary>A call that does not fit what the environment is at.</summary>
    public static RuntimeAnswer InvalidTransition(string from, string to) => Error(
        403, "InvalidStateTransition", $"State transition from {from} to {to} failed for runtime. Error: State transition is not allowed");

    /// <summary>What the next call is.</summary>
    public static RuntimeAnswer Event(RuntimeEvent next)
    {
        var headers = new List<KeyValuePair<string, string>>(6)
        {
            new("Lambda-Runtime-Aws-Request-Id", next.RequestId),
            new("Lambda-Runtime-Deadline-Ms", next.Deadline.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("Lambda-Runtime-Invoked-Function-Arn", next.FunctionArn),
            new("Lambda-Runtime-Trace-Id", next.TraceId),
        };
        if (next.ClientContext is { } context) headers.Add(new("Lambda-Runtime-Client-Context", context));
        return new RuntimeAnswer(200, next.Payload) { Headers = headers };
    }

    /// <summary>An error in the form of runtimes and of what functions answer.</summary>
    public static byte[] ErrorBody(string type, string message)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("errorType"u8, type);
            json.WriteString("errorMessage"u8, message);
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static RuntimeAnswer Error(int status, string type, string message) => new(status, ErrorBody(type, message));
}
