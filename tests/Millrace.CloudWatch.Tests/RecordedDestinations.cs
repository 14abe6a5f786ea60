using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Millrace.CloudWatch.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Tests;

/// <summary>A destination that keeps what it gets, and refuses what it is told to.</summary>
internal sealed class RecordedDestinations : ILogDestinations
{
    private readonly Channel<(string Key, JsonObject Document)> _records = Channel.CreateUnbounded<(string Key, JsonObject Document)>();

    /// <summary>The errors that the next calls get.</summary>
    public Queue<ServiceException> Refusals { get; } = [];

    public ValueTask PutRecordAsync(string streamArn, string roleArn, string partitionKey, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (Refusals.TryDequeue(out var refusal)) throw refusal;
        using var unzipped = new GZipStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        Assert.True(_records.Writer.TryWrite((partitionKey, JsonNode.Parse(unzipped)!.AsObject())));
        return ValueTask.CompletedTask;
    }

    /// <summary>The log groups that functions may be called for.</summary>
    public HashSet<(string Function, string Group)> Callers { get; } = [];

    public bool MayInvoke(string functionArn, string logGroupArn, string accountId) => Callers.Contains((functionArn, logGroupArn));

    public ValueTask InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var data = (string)JsonNode.Parse(payload.Span)!["awslogs"]!["data"]!;
        return PutRecordAsync("", "", functionArn, Convert.FromBase64String(data), cancellationToken);
    }

    /// <summary>The next record, once it has come.</summary>
    public async Task<(string Key, JsonObject Document)> NextAsync() => await _records.Reader.ReadAsync(TestLogs.Cancellation);
}
