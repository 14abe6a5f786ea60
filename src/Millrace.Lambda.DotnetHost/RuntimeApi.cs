using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Millrace.Lambda.DotnetHost;

/// <summary>
/// The Runtime API over one connection, and another when the server closes it after an answer. A client of its own, since the library's takes longer to
/// start than all the rest.
/// </summary>
internal sealed class RuntimeApi : IDisposable
{
    private readonly string _address;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private NetworkStream _stream;
    private bool _closed;
    private int _start;
    private int _end;

    /// <summary>Connects.</summary>
    /// <param name="address">Host and port.</param>
    public RuntimeApi(string address)
    {
        _address = address;
        _stream = Connect();
    }

    /// <summary>Waits for the next invocation.</summary>
    public Invocation Next()
    {
        Send($"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: {_address}\r\n\r\n", []);
        return Receive() is (200, var invocation) ? invocation : throw new IOException("The Runtime API gives no invocation.");
    }

    /// <summary>Sends a result, or an error when it has a type.</summary>
    public void Post(string route, ReadOnlySpan<byte> body, string? errorType)
    {
        var type = errorType is null ? "" : $"Lambda-Runtime-Function-Error-Type: {errorType}\r\n";
        Send(
            $"POST /2018-06-01/runtime/{route} HTTP/1.1\r\nHost: {_address}\r\nContent-Type: application/json\r\n{type}Content-Length: {body.Length}\r\n\r\n",
            body);
        _ = Receive();
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private NetworkStream Connect()
    {
        var colon = _address.LastIndexOf(':');
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(_address[..colon], int.Parse(_address.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        return new NetworkStream(socket, ownsSocket: true);
    }

    private void Send(string head, ReadOnlySpan<byte> body)
    {
        try
        {
            if (_closed)
            {
                _stream.Dispose();
                (_stream, _start, _end, _closed) = (Connect(), 0, 0, false);
            }
            _stream.Write(Encoding.ASCII.GetBytes(head));
            if (!body.IsEmpty)
                _stream.Write(body);
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            // No fault of the function: the process ends, and whoever started it sees that.
            Console.Error.WriteLine($"The Runtime API cannot be reached: {gone.Message}");
            Environment.Exit(1);
        }
    }

    private (int Status, Invocation Answer) Receive()
    {
        var status = int.Parse(Line().AsSpan(9, 3), CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var line = Line(); line.Length > 0; line = Line())
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }
        var body = new MemoryStream();
        if (headers.TryGetValue("content-length", out var length))
        {
            Copy(int.Parse(length, CultureInfo.InvariantCulture), body);
        }
        else if (headers.ContainsKey("transfer-encoding"))
        {
            while (int.Parse(Line(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var size and > 0)
            {
                Copy(size, body);
                Line();
            }
            Line();
        }
        body.Position = 0;
        _closed = headers.TryGetValue("connection", out var connection) && connection.Equals("close", StringComparison.OrdinalIgnoreCase);
        return (status, new Invocation(headers, body));
    }

    private string Line()
    {
        var line = new StringBuilder();
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var end = rest.IndexOf((byte)'\n');
            line.Append(Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]));
            if (end >= 0)
            {
                _start += end + 1;
                return line.ToString().TrimEnd('\r');
            }
            Fill();
        }
    }

    private void Copy(int count, MemoryStream body)
    {
        while (count > 0)
        {
            if (_start == _end)
                Fill();
            var part = Math.Min(count, _end - _start);
            body.Write(_buffer, _start, part);
            _start += part;
            count -= part;
        }
    }

    private void Fill()
    {
        _start = 0;
        try
        {
            _end = _stream.Read(_buffer);
        }
        catch (IOException)
        {
            _end = 0;
        }
        // The server has gone, and nobody is left to be told.
        if (_end == 0)
            Environment.Exit(1);
    }
}

/// <summary>What the Runtime API hands out.</summary>
/// <param name="Headers">Who calls what, until when.</param>
/// <param name="Payload">The event.</param>
internal sealed record Invocation(Dictionary<string, string> Headers, MemoryStream Payload);
