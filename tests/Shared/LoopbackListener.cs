using System.Net;
using System.Net.Sockets;

namespace Millrace.Tests;

/// <summary>An HTTP server of a test's own, on a free loopback port.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _serving;

    /// <summary>Begins to answer.</summary>
    /// <param name="answer">Answers a request; the next one is taken once it is done.</param>
    public LoopbackListener(Func<HttpListenerContext, Task> answer)
    {
        while (true)
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Authority = free.LocalEndpoint.ToString()!;
            }

            _listener = new HttpListener { Prefixes = { $"http://{Authority}/" } };
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

        _serving = ServeAsync(answer);
    }

    /// <summary>The host and the port.</summary>
    public string Authority { get; }

    /// <summary>Answers nobody any more.</summary>
    public async ValueTask DisposeAsync()
    {
        // Not stopped before: the second look for its port would open that again, which somebody else may have by then.
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync(Func<HttpListenerContext, Task> answer)
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

            // A connection that is kept would be closed by the listener after 15 s of silence, and whoever needs longer for its next request would find it so.
            context.Response.KeepAlive = false;
            await answer(context);
        }
    }
}
