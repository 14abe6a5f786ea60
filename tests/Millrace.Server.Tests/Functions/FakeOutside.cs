using System.Net;
using System.Text;
using System.Threading.Channels;

namespace Millrace.Server.Tests.Functions;

/// <summary>An S3 and an SNS on a loopback port: objects by their paths, and what was published.</summary>
internal sealed class FakeOutside : IAsyncDisposable
{
    private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>();
    private readonly LoopbackListener _listener;

    public FakeOutside() => _listener = new LoopbackListener(AnswerAsync);

    /// <summary>The host and the port.</summary>
    public string Authority => _listener.Authority;

    /// <summary>The objects that can be read, by their paths.</summary>
    public Dictionary<string, byte[]> Objects { get; } = [];

    /// <summary>What the next requests are refused with: a status and a body.</summary>
    public Queue<(int Status, string Body)> Refusals { get; } = [];

    /// <summary>The next request, once it is there.</summary>
    public ValueTask<Request> NextAsync() => _requests.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var path = context.Request.Url!.PathAndQuery;
        var headers = context.Request.Headers.AllKeys.ToDictionary(static name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        await _requests.Writer.WriteAsync(new Request(context.Request.HttpMethod, path, headers, body.ToArray()));
        var (status, answer) = Refusals.TryDequeue(out var refusal) ? (refusal.Status, Encoding.UTF8.GetBytes(refusal.Body))
            : context.Request.HttpMethod != "GET" ? (200, Encoding.UTF8.GetBytes("<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>"))
            : Objects.TryGetValue(path, out var found) ? (200, found)
            : (404, Encoding.UTF8.GetBytes("<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }

    /// <summary>A request.</summary>
    internal sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        public string Text => Encoding.UTF8.GetString(Body);
    }
}
