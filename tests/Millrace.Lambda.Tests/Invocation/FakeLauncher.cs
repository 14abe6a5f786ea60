using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.RuntimeApi;
using Millrace.Lambda.Runtimes;
using Millrace.Wire;

namespace Millrace.Lambda.Tests.Invocation;

/// <summary>Starts no processes: what a process would do, a script does over the Runtime API, without HTTP.</summary>
internal sealed class FakeLauncher : IRuntimeLauncher
{
    private readonly ConcurrentQueue<FakeProcess> _started = [];

    /// <summary>What each process does; one that echoes for want of another.</summary>
    public Func<FakeProcess, Task> Script { get; set; } = static process => process.ServeAsync(static (_, payload) => Task.FromResult(payload));

    /// <summary>What must be installed.</summary>
    public string? MissingText { get; set; }

    public FakeEndpoints Endpoints { get; } = new();

    public MemoryLogs Logs { get; } = new();

    public MemoryDestinations Destinations { get; } = new();

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"millrace-lambda-{Guid.NewGuid():N}");

    /// <summary>Every process so far, the oldest first.</summary>
    public IReadOnlyList<FakeProcess> Started => [.. _started];

    public string Tier { get; set; } = "strict";

    public string? Missing(string runtime) => MissingText;

    public string? Warning(string runtime) => null;

    public IRuntimeProcess Start(RuntimeSpecification specification, Action<ReadOnlyMemory<byte>> output)
    {
        var process = new FakeProcess(specification, Endpoints.Find(specification.Variables["AWS_LAMBDA_RUNTIME_API"]), output);
        _started.Enqueue(process);
        process.Run(Script);
        return process;
    }

    internal sealed class FakeEndpoints : IRuntimeEndpoints
    {
        private readonly ConcurrentDictionary<string, IRuntimeApi> _open = [];
        private int _last;

        public int Open => _open.Count;

        public IRuntimeApi Find(string address) => _open[address];

        IRuntimeEndpoint IRuntimeEndpoints.Open(IRuntimeApi api)
        {
            var endpoint = new Endpoint(this, $"127.0.0.1:{Interlocked.Increment(ref _last)}");
            _open[endpoint.Address] = api;
            return endpoint;
        }

        private sealed class Endpoint(FakeEndpoints endpoints, string address) : IRuntimeEndpoint
        {
            public string Address => address;

            public ValueTask DisposeAsync()
            {
                endpoints._open.TryRemove(address, out _);
                return ValueTask.CompletedTask;
            }
        }
    }

    internal sealed class MemoryLogs : IFunctionLogs
    {
        private readonly ConcurrentQueue<(FunctionLogStream Stream, FunctionLogLine Line)> _lines = [];

        /// <summary>What was written so far, as texts.</summary>
        public string[] Texts => [.. _lines.Select(static line => line.Line.Text)];

        public FunctionLogStream[] Streams => [.. _lines.Select(static line => line.Stream).Distinct()];

        /// <summary>Holds writers up until it is done.</summary>
        public Task Gate { get; set; } = Task.CompletedTask;

        public async ValueTask WriteAsync(FunctionLogStream stream, IReadOnlyList<FunctionLogLine> lines, CancellationToken cancellationToken)
        {
            await Gate.WaitAsync(cancellationToken);
            foreach (var line in lines) _lines.Enqueue((stream, line));
        }
    }

    internal sealed class MemoryDestinations : IDestinations
    {
        private readonly ConcurrentQueue<(string Arn, DestinationDocument Document)> _sent = [];
        private readonly Channel<DestinationDocument> _unread = Channel.CreateUnbounded<DestinationDocument>();

        public (string Arn, DestinationDocument Document)[] Sent => [.. _sent];

        /// <summary>What is said against destinations that are named.</summary>
        public string? RefusalText { get; set; }

        /// <summary>Whether roles have leave.</summary>
        public bool MaySend { get; set; } = true;

        /// <summary>Says what is not taken, and why; null for what is.</summary>
        public Func<string, ServiceException?> Refuses { get; set; } = static _ => null;

        public string? Refusal(string destinationArn) => RefusalText;

        public ValueTask<bool> MaySendAsync(string destinationArn, string roleArn, CancellationToken cancellationToken) => ValueTask.FromResult(MaySend);

        public ValueTask SendAsync(string destinationArn, string roleArn, DestinationDocument document, CancellationToken cancellationToken)
        {
            if (Refuses(destinationArn) is { } refusal) throw refusal;
            _sent.Enqueue((destinationArn, document));
            _unread.Writer.TryWrite(document);
            return ValueTask.CompletedTask;
        }

        /// <summary>The next document.</summary>
        public async Task<JsonObject> NextAsync()
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestLambda.Cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(20));
            return JsonNode.Parse((await _unread.Reader.ReadAsync(limit.Token)).Body)!.AsObject();
        }
    }
}
