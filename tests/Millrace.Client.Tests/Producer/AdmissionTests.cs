using System.Text;

namespace Millrace.Client.Tests.Producer;

public sealed class AdmissionTests
{
    /// <summary>amazon-kinesis-producer#12, #239: what was not sent yet grew without a bound.</summary>
    [Fact]
    public async Task Above_the_record_bound_a_call_waits_until_a_record_has_its_outcome()
    {
        await using var bench = ProducerBench.Start(new() { MaxOutstandingRecords = 2, AggregationEnabled = false });
        await bench.EnqueueAsync("k", "1");
        await bench.EnqueueAsync("k", "2");
        var waiting = bench.EnqueueAsync("k", "3");

        Assert.False(waiting.IsCompleted);
        Assert.Equal(2, bench.Producer.OutstandingRecords);
        await bench.FlushAsync();
        await waiting.InTime();
        await bench.FlushAsync();

        Assert.Equal(["1", "2", "3"], Data(bench));
        Assert.Equal(0, bench.Producer.OutstandingRecords);
    }

    [Fact]
    public async Task Above_the_byte_bound_a_call_waits_too()
    {
        await using var bench = ProducerBench.Start(
            new() { AggregationEnabled = false, AggregationMaxSize = 64, MaxRecordSize = 100, MaxOutstandingBytes = 150 });
        await bench.EnqueueAsync("k", 99);
        await bench.EnqueueAsync("k", 49);
        var waiting = bench.EnqueueAsync("k", 1);

        Assert.False(waiting.IsCompleted);
        await bench.FlushAsync();
        await waiting.InTime();
    }

    [Fact]
    public async Task A_small_record_does_not_overtake_a_large_one_that_waits()
    {
        await using var bench = ProducerBench.Start(
            new() { AggregationEnabled = false, AggregationMaxSize = 64, MaxRecordSize = 100, MaxOutstandingBytes = 150 });
        await bench.EnqueueAsync("k", 99);
        var large = bench.EnqueueAsync("k", 80);
        var small = bench.EnqueueAsync("k", 1);

        Assert.False(small.IsCompleted);
        await bench.FlushAsync();
        await large.InTime();
        await small.InTime();
        await bench.FlushAsync();

        Assert.Equal([99, 80, 1], bench.Stream.UserRecords.Select(user => user.Data.Length));
    }

    [Fact]
    public async Task A_cancelled_wait_takes_nothing_in_and_lets_those_behind_it_in()
    {
        await using var bench = ProducerBench.Start(
            new() { AggregationEnabled = false, AggregationMaxSize = 64, MaxRecordSize = 100, MaxOutstandingBytes = 150 });
        await bench.EnqueueAsync("k", 99);
        using var cancellation = new CancellationTokenSource();
        var large = bench.Producer.EnqueueAsync("k", new byte[80], cancellationToken: cancellation.Token).AsTask();
        var small = bench.EnqueueAsync("k", 1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        await small.InTime();
        await bench.FlushAsync();
        Assert.Equal([99, 1], bench.Stream.UserRecords.Select(user => user.Data.Length));
    }

    [Fact]
    public async Task A_token_cancelled_before_the_call_takes_nothing_in()
    {
        await using var bench = ProducerBench.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Producer.PutAsync("k", new byte[1], cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(0, bench.Producer.OutstandingRecords);
    }

    [Fact]
    public async Task A_token_cancelled_after_acceptance_changes_nothing()
    {
        await using var bench = ProducerBench.Start();
        using var cancellation = new CancellationTokenSource();
        var put = bench.Producer.PutAsync("k", new byte[1], cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();
        await bench.FlushAsync();

        Assert.NotEmpty((await put.InTime()).SequenceNumber);
    }

    [Fact]
    public async Task Disposal_sends_what_is_buffered()
    {
        var bench = ProducerBench.Start();
        var outcome = await bench.EnqueueAsync("k", "data");

        await bench.Producer.DisposeAsync().AsTask().InTime();

        Assert.True(outcome.IsCompletedSuccessfully);
        Assert.Equal(TimeSpan.Zero, Assert.Single(bench.Stream.Calls).At);
    }

    [Fact]
    public async Task Disposal_waits_for_records_that_must_be_sent_again()
    {
        var bench = ProducerBench.Start();
        bench.Stream.Script.Enqueue((_, _) => Task.FromException<Model.Kinesis.PutRecordsResponse>(new IOException("The connection broke.")));
        var outcome = await bench.EnqueueAsync("k", "data");

        await bench.DisposeAsync();

        Assert.Equal(2, (await outcome).Attempts.Count);
    }

    [Fact]
    public async Task After_disposal_nothing_is_accepted_and_what_waited_is_refused()
    {
        var bench = ProducerBench.Start(new() { MaxOutstandingRecords = 1 });
        await bench.EnqueueAsync("k", "1");
        var waiting = bench.EnqueueAsync("k", "2");

        await bench.Producer.DisposeAsync().AsTask().InTime();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.EnqueueAsync("k", "3"));
        Assert.Equal(["1"], Data(bench));
        await bench.Producer.DisposeAsync();
    }

    [Fact]
    public async Task A_record_that_breaks_a_limit_is_refused_before_it_is_accepted()
    {
        await using var bench = ProducerBench.Start(new() { AggregationMaxSize = 64, MaxRecordSize = 100 });

        await Assert.ThrowsAsync<ArgumentException>(() => bench.EnqueueAsync("", "data"));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.EnqueueAsync(new string('k', 257), "data"));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.EnqueueAsync("k", "data", "340282366920938463463374607431768211456"));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.EnqueueAsync("k", 100));
        Assert.Equal(0, bench.Producer.OutstandingRecords);
        await bench.EnqueueAsync("k", 99);
    }

    private static IEnumerable<string> Data(ProducerBench bench) =>
        bench.Stream.UserRecords.Select(user => Encoding.UTF8.GetString(user.Data.Span));
}
