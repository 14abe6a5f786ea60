using System.Net;
using System.Text;
using System.Threading.Channels;

namespace Millrace.Lambda.Tests.Runtimes;

/// <summary>The Runtime API of one environment, without what it checks: hands out events, and keeps what comes back.</summary>
internal sealed class FakeRuntimeApi : IAsyncDisposable
{
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly Channel<Answer> _answers = Channel.CreateUnbounded<Answer>();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _given = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly LoopbackListener _listener;
    private int _count;

    public FakeRuntimeApi() => _listener = new LoopbackListener(context =>
    {
        // Beside others: a request for an event waits for one.
        _ = AnswerAsync(context);
        return Task.CompletedTask;
    });

    /// <summary>What a function's <c>AWS_LAMBDA_RUNTIME_API</c> says.</summary>
    public string Address => _listener.Authority;

    /// <summary>Done at the first request for an event.</summary>
    public Task Ready => _ready.Task;

    /// <summary>What results and errors are answered with.</summary>
    public int Status { get; set; } = 202;

    /// <summary>Where trace, context and the like are put.</summary>
    public Dictionary<string, string> Headers { get; } = new()
    {
        ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:123456789012:function:f:live",
        ["Lambda-Runtime-Deadline-Ms"] = "4102444800000",
        ["Lambda-Runtime-Trace-Id"] = "Root=1-5f0a0b0c-000000000000000000000000",
    };

    /// <summary>Hands out an event and waits for what comes back.</summary>
    public async Task<Answer> InvokeAsync(string payload)
    {
        await _events.Writer.WriteAsync(payload, Test.Token);
        return await NextAnswerAsync();
    }

    /// <summary>Waits until an event was handed out.</summary>
    public Task GivenAsync() => _given.WaitAsync(Test.Token);

    /// <summary>Answers nobody any more.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _listener.DisposeAsync();
    }

    /// <summary>Hands out an event.</summary>
    public void Send(string payload) => Assert.True(_events.Writer.TryWrite(payload));

    /// <summary>Waits for a result or an error.</summary>
    public async Task<Answer> NextAnswerAsync() => await _answers.Reader.ReadAsync(Test.Token);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var path = context.Request.Url!.AbsolutePath;
            if (path.EndsWith("/invocation/next", StringComparison.Ordinal))
            {
                _ready.TrySetResult();
                var payload = Encoding.UTF8.GetBytes(await _events.Reader.ReadAsync(_stop.Token));
                context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = $"request-{Interlocked.Increment(ref _count)}";
                foreach (var (name, value) in Headers)
                    context.Response.Headers[name] = value;
                context.Response.ContentType = "application/json";
                context.Response.ContentLength64 = payload.Length;
                await context.Response.OutputStream.WriteAsync(payload, _stop.Token);
                context.Response.Close();
                _given.Release();
                return;
            }
            else
            {
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var body = await reader.ReadToEndAsync(_stop.Token);
                var headers = context.Request.Headers;
                context.Response.StatusCode = Status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync("{\"status\":\"OK\"}"u8.ToArray(), _stop.Token);
                _answers.Writer.TryWrite(new Answer(
                    path["/2018-06-01/runtime/".Length..], body, headers["Lambda-Runtime-Function-Error-Type"],
                    context.Request.ContentType, headers["Lambda-Runtime-Function-Response-Mode"]));
            }
            context.Response.Close();
        }
        catch (Exception end) when (end is OperationCanceledException or HttpListenerException or ObjectDisposedException or IOException)
        {
            context.Response.Abort();
        }
    }

    /// <summary>What a runtime sent.</summary>
    internal sealed record Answer(string Route, string Body, string? ErrorType, string? ContentType, string? Mode);
}
