using System.Buffers;
using System.Text.RegularExpressions;

namespace Millrace.Lambda.RuntimeApi;

/// <summary>
/// What an environment is at, as its process drives it (facts/lambda.md 5): it starts, asks for an event, works on it, answers, and asks again. A second
/// question while it works gets the same event, and no question ever times out.
/// </summary>
internal sealed partial class RuntimeSession(ExtensionSessions extensions) : IRuntimeApi
{
    private const string Runtime = "/2018-06-01/runtime/";
    private const string Invocations = Runtime + "invocation/";
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";
    private const string ErrorBodyTrailer = "Lambda-Runtime-Function-Error-Body";
    private const string ModeHeader = "Lambda-Runtime-Function-Response-Mode";
    private const string Streaming = "streaming";
    private const int MostStreamedBytes = 200 * 1024 * 1024;
    private const int BlockBytes = 64 * 1024;

    private readonly Lock _turn = new();
    private readonly TaskCompletionSource<RuntimeResult?> _initialized = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Phase _phase = Phase.Started;
    private RuntimeEvent? _event;

    private enum Phase
    {
        Started,
        InitError,
        Ready,
        Running,
        InvocationResponse,
        ResponseSent,
    }

    /// <summary>Done at the first question for an event, with null, or with the error that the process told instead.</summary>
    public Task<RuntimeResult?> Initialized => _initialized.Task;

    /// <summary>Done when the process asks for the event after the one that it was given last.</summary>
    public Task Asked
    {
        get
        {
            lock (_turn) return _asked.Task;
        }
    }

    /// <summary>Gives the process an event. It must have asked for one.</summary>
    public void Give(RuntimeEvent next)
    {
        TaskCompletionSource arrival;
        lock (_turn)
        {
            _event = next;
            _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            arrival = _arrival;
            _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        arrival.SetResult();
        extensions.Tell(next);
    }

    /// <inheritdoc/>
    public ValueTask<RuntimeAnswer> AnswerAsync(RuntimeCall call, CancellationToken cancellationToken)
    {
        var path = call.Path;
        if (call.Method == "GET" && path == Invocations + "next") return NextAsync(cancellationToken);
        if (call.Method == "POST" && path == Runtime + "init/error") return InitErrorAsync(call, cancellationToken);
        if (call.Method == "POST" && path.StartsWith(Invocations, StringComparison.Ordinal) && path[Invocations.Length..].Split('/') is [var id, var kind])
        {
            if (kind == "response") return RespondAsync(call, id, isError: false, cancellationToken);
            if (kind == "error") return RespondAsync(call, id, isError: true, cancellationToken);
        }

        return extensions.AnswerAsync(call, cancellationToken);
    }

    private async ValueTask<RuntimeAnswer> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (_turn)
            {
                if (_phase is Phase.InitError or Phase.InvocationResponse) return RuntimeAnswers.InvalidTransition(_phase.ToString(), nameof(Phase.Ready));
                if (_phase is Phase.Running) return RuntimeAnswers.Event(_event!);
                if (_phase is Phase.ResponseSent) _event = null;
                _phase = Phase.Ready;
                if (_event is { } next)
                {
                    _phase = Phase.Running;
                    return RuntimeAnswers.Event(next);
                }

                _asked.TrySetResult();
                arrival = _arrival.Task;
            }

            _initialized.TrySetResult(null);
            await arrival.WaitAsync(cancellationToken);
        }
    }

    private async ValueTask<RuntimeAnswer> InitErrorAsync(RuntimeCall call, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(call, cancellationToken);
        lock (_turn)
        {
            if (_phase is not Phase.Started) return RuntimeAnswers.InvalidTransition(_phase.ToString(), nameof(Phase.InitError));
            _phase = Phase.InitError;
        }

        _initialized.TrySetResult(new RuntimeResult(body ?? RuntimeAnswers.ErrorBody("Runtime.Unknown", "Unknown"), ErrorType(call.Header(ErrorTypeHeader), "Runtime.Unknown")));
        return RuntimeAnswers.Taken;
    }

    private async ValueTask<RuntimeAnswer> RespondAsync(RuntimeCall call, string id, bool isError, CancellationToken cancellationToken)
    {
        RuntimeEvent current;
        var mode = isError ? null : call.Header(ModeHeader);
        lock (_turn)
        {
            if (_phase is Phase.Started or Phase.InitError or Phase.InvocationResponse)
                return RuntimeAnswers.InvalidTransition(_phase.ToString(), isError ? "InvocationErrorResponse" : nameof(Phase.InvocationResponse));
            if (_phase is not Phase.Running || _event!.RequestId != id) return RuntimeAnswers.InvalidRequestId;
            if (mode is not (null or Streaming)) return RuntimeAnswers.InvalidMode;
            _phase = Phase.InvocationResponse;
            current = _event;
        }

        try
        {
            var result = mode is Streaming && current.Parts is { } parts
                ? await PassOnAsync(call, current, parts, cancellationToken)
                : await CollectAsync(call, isError, cancellationToken);
            Enter(Phase.ResponseSent);
            current.Complete(result ?? new RuntimeResult(
                RuntimeAnswers.ErrorBody("Function.ResponseSizeTooLarge", $"Response payload size e{RuntimeAnswers.TooLargeText}"), "Function.ResponseSizeTooLarge"));
            if (result is not null) return RuntimeAnswers.Taken;
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException)
        {
            // It may try again: until then it works on the event.
            Enter(Phase.Running);
            return RuntimeAnswers.Truncated;
        }

        await DrainAsync(call, cancellationToken);
        return RuntimeAnswers.TooLarge;
    }

    /// <summary>Reads the rest of what is refused: who still sends might take an early answer for a broken connection.</summary>
    private static async ValueTask DrainAsync(RuntimeCall call, CancellationToken cancellationToken)
    {
        try
        {
            await call.Body.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (IOException)
        {
            // It has given up sending.
        }
    }

    /// <summary>Reads an answer whole; null when it is too large.</summary>
    private static async ValueTask<RuntimeResult?> CollectAsync(RuntimeCall call, bool isError, CancellationToken cancellationToken)
    {
        if (await ReadAsync(call, cancellationToken) is not { } body) return null;
        return isError
            ? new RuntimeResult(body, ErrorType(call.Header(ErrorTypeHeader), "Function.Unknown"))
            : TrailingError(call) ?? new RuntimeResult(body, ErrorType: null);
    }

    /// <summary>Passes an answer on while it comes; null when it is too large.</summary>
    private static async ValueTask<RuntimeResult?> PassOnAsync(
        RuntimeCall call, RuntimeEvent current, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> parts, CancellationToken cancellationToken)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            current.PartsType?.Invoke(call.Header("Content-Type"));
            var total = 0L;
            while (await call.Body.ReadAsync(block, cancellationToken) is > 0 and var read)
            {
                total += read;
                if (total > MostStreamedBytes) return null;
                await parts(block.AsMemory(0, read), cancellationToken);
            }

            return TrailingError(call) ?? new RuntimeResult(default, ErrorType: null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>An error that came behind a part of an answer.</summary>
    private static RuntimeResult? TrailingError(RuntimeCall call)
    {
        if (call.Trailer(ErrorTypeHeader) is not { } type) return null;
        var text = call.Trailer(ErrorBodyTrailer) ?? "";
        var body = new byte[text.Length];
        var isBody = Convert.TryFromBase64String(text, body, out var length) && length > 0;
        return new RuntimeResult(isBody ? body.AsMemory(0, length) : RuntimeAnswers.ErrorBody(type, ""), ErrorType(type, "Function.Unknown"));
    }

    private static async ValueTask<byte[]?> ReadAsync(RuntimeCall call, CancellationToken cancellationToken)
    {
        if (call.Length is { } length)
        {
            if (length > RuntimeAnswers.MostPayloadBytes) return null;
            var whole = new byte[length];
            await call.Body.ReadExactlyAsync(whole, cancellationToken);
            return whole;
        }

        using var body = new MemoryStream();
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            while (await call.Body.ReadAsync(block, cancellationToken) is > 0 and var read)
            {
                if (body.Length + read > RuntimeAnswers.MostPayloadBytes) return null;
                body.Write(block, 0, read);
            }

            return body.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>The kind of an error as logs tell it.</summary>
    private static string ErrorType(string? given, string otherwise) => given is not null && KnownType().IsMatch(given) ? given : otherwise;

    [GeneratedRegex(@"\A(Runtime|Function)\.[A-Z][a-zA-Z]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex KnownType();

    private void Enter(Phase phase)
    {
        lock (_turn) _phase = phase;
    }
}
