using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Millrace.Client.Tests;

/// <summary>An HTTP server on a free port that gives scripted answers, one a request, and keeps what it was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Answer> _answers;
    private readonly Task _accepting;
    private readonly ConcurrentBag<Task> _connections = [];

    public ScriptedServer(params Answer[] answers)
    {
        _answers = new(answers);
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<Request> Requests { get; } = [];

    /// <summary>Ends when a request has been read whole, before its answer.</summary>
    public TaskCompletionSource FirstRequest { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await Task.WhenAll([_accepting, .. _connections]);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(ServeAsync(socket));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient socket)
    {
        using var _ = socket;
        try
        {
            var stream = socket.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                Requests.Enqueue(request);
                FirstRequest.TrySetResult();
                Answer answer;
                lock (_answers) answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
                if (!await WriteAsync(stream, answer)) return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test has ended, or the client has hung up as the test wanted.
        }
    }

    private async Task<bool> WriteAsync(NetworkStream stream, Answer answer)
    {
        var body = Encoding.UTF8.GetBytes(answer.Body);
        var head = $"HTTP/1.1 {answer.Status} X\r\nx-amzn-RequestId: {answer.RequestId}\r\nContent-Type: application/x-amz-json-1.1\r\n"
            + string.Concat(answer.Headers.Select(h => $"{h.Key}: {h.Value}\r\n"))
            + (answer.Chunked ? "Transfer-Encoding: chunked\r\n\r\n" : $"Content-Length: {body.Length}\r\n\r\n");
        if (answer.Silent)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
            return false;
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
        if (answer.Chunked) body = Encoding.UTF8.GetBytes($"{body.Length:x}\r\n{answer.Body}\r\n0\r\n\r\n");
        await stream.WriteAsync(body.AsMemory(0, answer.BodyBytesSent ?? body.Length), _stop.Token);
        if (answer.BodyBytesSent is null) return true;
        if (answer.StallsAfterBody) await Task.Delay(Timeout.Infinite, _stop.Token);
        return false;
    }

    private async Task<Request?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0) return null;
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new Request(lines[0], headers, Encoding.UTF8.GetString(body));
    }

    internal sealed record Request(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        /// <summary>The credential of the signature: key id, date, region, service.</summary>
        public string[] Credential => Headers["Authorization"].Split("Credential=")[1].Split(',')[0].Split('/');
    }

    internal sealed record Answer(int Status, string Body)
    {
        public static Answer Ok { get; } = new(200, """{"StreamNames":[],"HasMoreStreams":false}""");

        public static Answer NoAnswer { get; } = new(200, "") { Silent = true };

        public string RequestId { get; init; } = "11111111-2222-3333-4444-555555555555";

        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        public bool Chunked { get; init; }

        public bool Silent { get; init; }

        /// <summary>Send so much of the body, then hang up (or stall).</summary>
        public int? BodyBytesSent { get; init; }

        public bool StallsAfterBody { get; init; }

        public static Answer Error(int status, string code, string message = "no") =>
            new(status, $$"""{"__type":"{{code}}","message":"{{message}}"}""");
    }
}
