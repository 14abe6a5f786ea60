using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;

namespace Millrace.Lambda.Tests.EventSourceMappings;

/// <summary>Functions that a test answers for.</summary>
internal sealed class TestFunctions : IInvocations
{
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();

    /// <summary>Answers calls; null leaves them to <see cref="NextAsync"/>.</summary>
    public Func<Call, InvocationOutcome>? Handler { get; set; }

    /// <summary>The next call of a function.</summary>
    public async Task<Call> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestLambda.Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return await _calls.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Whether there is a call that nobody has looked at.</summary>
    public bool HasCall => _calls.Reader.Count > 0;

    public async ValueTask<InvocationOutcome> InvokeAsync(FunctionReference function, Lambda.Invocation.Invocation invocation, CancellationToken cancellationToken)
    {
        var call = new Call(function, invocation.RequestId, JsonNode.Parse(invocation.Payload.Span)!.AsObject());
        if (Handler is { } handler) return handler(call);
        await _calls.Writer.WriteAsync(call, cancellationToken);
        return await call.Outcome.Task.WaitAsync(cancellationToken);
    }
}

/// <summary>A call of a function.</summary>
internal sealed record Call(FunctionReference Function, string RequestId, JsonObject Event)
{
    public TaskCompletionSource<InvocationOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JsonArray Records => Event[nameof(Records)]!.AsArray();

    /// <summary>What the records hold.</summary>
    public string Data => string.Join(' ', Records.Select(static record => Encoding.UTF8.GetString(Convert.FromBase64String((string)record!["kinesis"]!["data"]!))));

    public void Answer(string json = "null") => Outcome.SetResult(Succeeded(json));

    public void Fail() => Outcome.SetResult(Failed());

    public static InvocationOutcome Succeeded(string json) => new("$LATEST", Encoding.UTF8.GetBytes(json), FunctionError: null, default);

    public static InvocationOutcome Failed() => new("$LATEST", "{}"u8.ToArray(), "Unhandled", default);
}
