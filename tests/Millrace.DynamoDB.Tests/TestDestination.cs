using System.Text;
using System.Text.Json;

namespace Millrace.DynamoDB.Tests;

/// <summary>A stream that keeps what is put to it, and refuses as often as it is told to.</summary>
internal sealed class TestDestination : IChangeDestination
{
    public const string Arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/changes";

    private readonly Lock _gate = new();
    private readonly List<(string PartitionKey, JsonElement Record)> _records = [];

    public int Refusals { get; set; }

    /// <summary>What was put so far.</summary>
    public IReadOnlyList<(string PartitionKey, JsonElement Record)> Records
    {
        get
        {
            lock (_gate) return [.. _records];
        }
    }

    public ValueTask<bool> IsThereAsync(string streamArn, CancellationToken cancellationToken) => ValueTask.FromResult(streamArn == Arn);

    public ValueTask PutAsync(string streamArn, string partitionKey, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Refusals-- > 0) throw new InvalidOperationException("Not now.");
            using var record = JsonDocument.Parse(Encoding.UTF8.GetString(data.Span));
            _records.Add((partitionKey, record.RootElement.Clone()));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Waits until so much was put, while time passes.</summary>
    public async Task WaitAsync(TestDynamoDB dynamo, int count)
    {
        while (Records.Count < count)
        {
            dynamo.Time.Advance(TimeSpan.FromMilliseconds(200));
            TestDynamoDB.Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Makes a table whose changes are put to the stream.</summary>
    public static async Task<TestDynamoDB> OpenAsync(TestDestination destination, string more = "")
    {
        var dynamo = new TestDynamoDB(destination: destination);
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.SendAsync("EnableKinesisStreamingDestination", Request + more + "}");
        return dynamo;
    }

    /// <summary>The beginning of a request.</summary>
    public static string Request => $$"""{"TableName":"Table","StreamArn":"{{Arn}}" """;
}
