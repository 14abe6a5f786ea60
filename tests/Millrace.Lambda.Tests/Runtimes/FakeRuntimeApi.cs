using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Millrace.Lambda.Tests.Runtimes;

/// <summary>The Runtime API of one environment, without what it checks: hands out events, and keeps what comes back.</summary>
internal sealed class FakeRuntimeApi : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly Channel<Answer> _answers = Channel.CreateUnbounded<Answer>();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _given = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _count;

    public FakeRuntimeApi()
    {
        while (true)
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = free.LocalEndpoint.ToString()!;
            }
            _listener = new HttpListener { Prefixes = { $"http://{Address}/" } };
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
                // Somebody else took the port meanwhile.
            }
        }
        _serving = ServeAsync();
    }

    /// <summary>What a function's <c>AWS_LAMBDA_RUNTIME_API</c> says.</summary>
    public string Address { get; }

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
        _listener.Close();
        await _serving;
    }

    /// <summary>Hands out an event.</summary>
    public void Send(string payload) => Assert.True(_events.Writer.TryWrite(payload));

    /// <summary>Waits for a result or an error.</summary>
    public async Task<Answer> NextAnswerAsync() => await _answers.Reader.ReadAsync(Test.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Not stopped before: the second look for its port would open that again, which somebody else may have by then.
        _listener.Close();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = AnswerAsync(context);
        }
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
