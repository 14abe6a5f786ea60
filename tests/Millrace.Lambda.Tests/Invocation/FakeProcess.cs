using System.Text;
using Millrace.Lambda.RuntimeApi;
using Millrace.Lambda.Runtimes;

namespace Millrace.Lambda.Tests.Invocation;

/// <summary>A process that is none: a task that speaks the Runtime API.</summary>
internal sealed class FakeProcess(RuntimeSpecification specification, IRuntimeApi api, Action<ReadOnlyMemory<byte>> output) : IRuntimeProcess
{
    private const string Invocation = "/2018-06-01/runtime/invocation/";

    private readonly TaskCompletionSource<string?> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _killed = new();

    public RuntimeSpecification Specification => specification;

    public bool IsFrozen { get; private set; }

    /// <summary>Done when it is killed.</summary>
    public CancellationToken Killed => _killed.Token;

    public Task<string?> Exited => _exited.Task;

    public long PeakMemory => 64 * 1024 * 1024;

    public void Run(Func<FakeProcess, Task> script) => _ = RunAsync(script);

    /// <summary>Works on one call after another.</summary>
    /// <param name="handler">Makes the answer of the call's id and payload; what it throws is the function's error.</param>
    public async Task ServeAsync(Func<FakeProcess, string, Task<string>> handler)
    {
        while (true)
        {
            var (id, payload) = await NextAsync();
            try
            {
                await RespondAsync(id, await handler(this, payload));
            }
            catch (InvalidOperationException thrown)
            {
                await SendAsync("POST", $"{Invocation}{id}/error", $$"""{"errorType":"Error","errorMessage":"{{thrown.Message}}"}""");
            }
        }
    }

    /// <summary>Asks for a call.</summary>
    public async Task<(string Id, string Payload)> NextAsync()
    {
        var answer = await SendAsync("GET", $"{Invocation}next");
        Assert.Equal(200, answer.Status);
        return (answer.Headers.Single(static header => header.Key == "Lambda-Runtime-Aws-Request-Id").Value, Encoding.UTF8.GetString(answer.Body.Span));
    }

    /// <summary>Answers a call.</summary>
    public Task<RuntimeAnswer> RespondAsync(string id, string payload) => SendAsync("POST", $"{Invocation}{id}/response", payload);

    /// <summary>Makes a call of the Runtime API.</summary>
    public Task<RuntimeAnswer> SendAsync(string method, string path, string body = "", Dictionary<string, string>? headers = null) =>
        SendAsync(method, path, new MemoryStream(Encoding.UTF8.GetBytes(body)), headers ?? []);

    /// <summary>Makes a call whose body comes bit by bit.</summary>
    public Task<RuntimeAnswer> SendAsync(string method, string path, HeldBody body, Dictionary<string, string> headers) =>
        SendAsync(method, path, body.Stream, headers);

    /// <summary>Writes a line.</summary>
    public void Print(string line) => output(Encoding.UTF8.GetBytes(line));

    /// <summary>Ends.</summary>
    public void Exit(string? reason) => _exited.TrySetResult(reason);

    public ValueTask DrainAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Freeze() => IsFrozen = true;

    public void Thaw() => IsFrozen = false;

    public void Kill()
    {
        _killed.Cancel();
        _exited.TrySetResult("signal: killed");
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        return ValueTask.CompletedTask;
    }

    private async Task<RuntimeAnswer> SendAsync(string method, string path, Stream body, Dictionary<string, string> headers)
    {
        // Who is dead asks for nothing: an answer that is there at once would be waited for in spite of the token.
        _killed.Token.ThrowIfCancellationRequested();
        return await api.AnswerAsync(new Call(method, path, body, headers), _killed.Token).AsTask().WaitAsync(_killed.Token);
    }

    private async Task RunAsync(Func<FakeProcess, Task> script)
    {
        await Task.Yield();
        try
        {
            await script(this);
        }
        catch (OperationCanceledException)
        {
            // It was killed.
        }
        catch (Exception fault)
        {
            Exit(fault.Message);
        }
    }

    private sealed class Call(string method, string path, Stream body, Dictionary<string, string> headers) : RuntimeCall
    {
        public override string Method => method;

        public override string Path => path;

        public override long? Length => headers.ContainsKey("Transfer-Encoding") ? null : body.Length;

        public override Stream Body => body;

        public override string? Header(string name) => headers.GetValueOrDefault(name);

        public override string? Trailer(string name) => headers.GetValueOrDefault($"trailer:{name}");
    }
}
