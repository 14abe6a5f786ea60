using System.Buffers;
using System.Text.Json;

namespace Millrace.Lambda.RuntimeApi;

/// <summary>The extensions that run inside a function's process (facts/lambda.md 5): they register and are told of each call. Nothing waits for them.</summary>
/// <param name="functionName">The function's name.</param>
/// <param name="functionVersion">Its version.</param>
/// <param name="handler">Its handler.</param>
/// <param name="accountId">Its account.</param>
internal sealed class ExtensionSessions(string functionName, string functionVersion, string? handler, string accountId)
{
    private const string Extension = "/2020-01-01/extension/";
    private const string IdentifierHeader = "Lambda-Extension-Identifier";
    private const int MostExtensions = 10;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, RuntimeEvent?> _seen = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RuntimeEvent? _event;

    /// <summary>Tells the extensions of a call.</summary>
    public void Tell(RuntimeEvent next)
    {
        TaskCompletionSource arrival;
        lock (_turn)
        {
            if (_seen.Count == 0) return;
            _event = next;
            arrival = _arrival;
            _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        arrival.SetResult();
    }

    /// <summary>Answers a call of an extension.</summary>
    public ValueTask<RuntimeAnswer> AnswerAsync(RuntimeCall call, CancellationToken cancellationToken) => (call.Method, call.Path) switch
    {
        ("POST", Extension + "register") => ValueTask.FromResult(Register(call)),
        ("GET", Extension + "event/next") => NextAsync(call, cancellationToken),
        ("POST", Extension + "init/error" or Extension + "exit/error") => ValueTask.FromResult(RuntimeAnswers.Taken),
        ("PUT", "/2022-07-01/telemetry" or "/2020-08-15/logs") =>
            ValueTask.FromResult(new RuntimeAnswer(202, RuntimeAnswers.ErrorBody("Telemetry.NotSupported", "Telemetry API is not supported"))),
        _ => ValueTask.FromResult(RuntimeAnswers.NotFound),
    };

    private static RuntimeAnswer Unknown() =>
        new(403, RuntimeAnswers.ErrorBody("Extension.UnknownExtensionIdentifier", $"Unknown {IdentifierHeader}"));

    private static RuntimeAnswer Json(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new RuntimeAnswer(200, output.WrittenMemory);
    }

    private RuntimeAnswer Register(RuntimeCall call)
    {
        if (string.IsNullOrEmpty(call.Header("Lambda-Extension-Name")))
            return new RuntimeAnswer(403, RuntimeAnswers.ErrorBody("Extension.InvalidExtensionName", "Empty extension name"));
        var identifier = Guid.NewGuid().ToString();
        lock (_turn)
        {
            if (_seen.Count == MostExtensions)
                return new RuntimeAnswer(403, RuntimeAnswers.ErrorBody("Extension.TooManyExtensions", $"Extension limit ({MostExtensions}) reached"));
            _seen.Add(identifier, null);
        }

        var answer = Json(json =>
        {
            json.WriteString("functionName"u8, functionName);
            json.WriteString("functionVersion"u8, functionVersion);
            json.WriteString("handler"u8, handler ?? "");
            if (call.Header("Lambda-Extension-Accept-Feature")?.Contains("accountId", StringComparison.Ordinal) == true) json.WriteString("accountId"u8, accountId);
        });
        return answer with { Headers = [new(IdentifierHeader, identifier)] };
    }

    private async ValueTask<RuntimeAnswer> NextAsync(RuntimeCall call, CancellationToken cancellationToken)
    {
        if (call.Header(IdentifierHeader) is not { } identifier) return Unknown();
        while (true)
        {
            Task arrival;
            lock (_turn)
            {
                if (!_seen.TryGetValue(identifier, out var seen)) return Unknown();
                if (_event is { } next && !ReferenceEquals(next, seen))
                {
                    _seen[identifier] = next;
                    return Invoke(next);
                }

                arrival = _arrival.Task;
            }

            await arrival.WaitAsync(cancellationToken);
        }
    }

    private static RuntimeAnswer Invoke(RuntimeEvent next) => Json(json =>
    {
        json.WriteString("eventType"u8, "INVOKE"u8);
        json.WriteNumber("deadlineMs"u8, next.Deadline.ToUnixTimeMilliseconds());
        json.WriteString("requestId"u8, next.RequestId);
        json.WriteString("invokedFunctionArn"u8, next.FunctionArn);
        json.WriteStartObject("tracing"u8);
        json.WriteString("type"u8, "X-Amzn-Trace-Id"u8);
        json.WriteString("value"u8, next.TraceId);
        json.WriteEndObject();
    });
}
