using System.Text;
using Microsoft.Extensions.Time.Testing;
using Millrace.Client.Producer;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Tests.Producer;

/// <summary>A producer, its stream and a clock that only the test moves.</summary>
internal sealed class ProducerBench : IAsyncDisposable
{
    public const string LowHash = "1";
    public const string HighHash = "340282366920938463463374607431768211455";

    private readonly long _start;

    private ProducerBench(ProducerOptions? options, HashRange[] ranges, string stream, Task? listShardsGate)
    {
        Clock = new FakeTimeProvider();
        _start = Clock.GetTimestamp();
        Stream = new FakeStream(Clock, ranges) { ListShardsGate = listShardsGate ?? Task.CompletedTask };
        Producer = new KinesisProducer(Stream.ToCalls(stream), (options ?? new()) with { TimeProvider = Clock }, new Random(1));
    }

    public FakeTimeProvider Clock { get; }

    public FakeStream Stream { get; }

    public KinesisProducer Producer { get; }

    public TimeSpan Now => Clock.GetElapsedTime(_start);

    /// <summary>A producer that knows no shard yet.</summary>
    public static ProducerBench Start(
        ProducerOptions? options = null, int shards = 1, string stream = "orders", Task? listShardsGate = null) =>
        new(options, FakeStream.Even(shards), stream, listShardsGate);

    /// <summary>A producer that knows the shards, and a stream that remembers nothing of how it got to know them.</summary>
    public static async Task<ProducerBench> StartWithMapAsync(ProducerOptions? options = null, int shards = 1)
    {
        var bench = Start(options, shards);
        await bench.WarmUpAsync();
        return bench;
    }

    /// <summary>Puts pairs until one is aggregated: then the producer knows the shards.</summary>
    public async Task WarmUpAsync()
    {
        do
        {
            Stream.Forget();
            var first = await EnqueueAsync("warm", 1);
            var second = await EnqueueAsync("warm", 1);
            await FlushAsync();
            await Task.WhenAll(first, second);
        }
        while (Stream.Records is not [var only] || only.Record.PartitionKey != "a");

        Stream.Forget();
    }

    public Task<Task<ProducerResult>> EnqueueAsync(string key, string data, string? hash = null) =>
        Producer.EnqueueAsync(key, Encoding.UTF8.GetBytes(data), hash).AsTask();

    public Task<Task<ProducerResult>> EnqueueAsync(string key, int size) => Producer.EnqueueAsync(key, new byte[size]).AsTask();

    public Task<ProducerResult> PutAsync(string key, string data) => Producer.PutAsync(key, Encoding.UTF8.GetBytes(data));

    public Task FlushAsync() => Producer.FlushAsync().InTime();

    /// <summary>Waits until the producer has done all it can at this instant.</summary>
    public async Task IdleAsync()
    {
        while (await Producer.EndTurnAsync().InTime() > Stream.Blocked) await Task.Yield();
    }

    /// <summary>Moves the clock in steps until a task ends; between the steps the producer does all it can.</summary>
    public async Task<T> AdvanceUntilAsync<T>(Task<T> task, TimeSpan step)
    {
        await IdleAsync();
        for (var i = 0; i < 1_000_000 && !task.IsCompleted; i++)
        {
            Clock.Advance(step);
            await IdleAsync();
        }

        return await task.InTime();
    }

    public async ValueTask DisposeAsync()
    {
        var disposal = Producer.DisposeAsync().AsTask();
        while (!disposal.IsCompleted)
        {
            await Task.WhenAny(disposal, IdleAsync());
            Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await disposal;
    }
}
