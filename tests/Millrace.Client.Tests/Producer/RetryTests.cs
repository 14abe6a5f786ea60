using System.Net;
using System.Text;
using Amazon.Runtime;
using Millrace.Client.Kinesis;
using Millrace.Client.Producer;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Tests.Producer;

public sealed class RetryTests
{
    private static readonly ProducerOptions Unaggregated = new() { AggregationEnabled = false };
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task Only_the_records_that_failed_are_sent_again()
    {
        await using var bench = ProducerBench.Start(Unaggregated);
        bench.Stream.Script.Enqueue((request, _) =>
        {
            bench.Stream.FailRecord = record => record.PartitionKey.ToString() is "k1" or "k3" ? "InternalFailure" : null;
            var response = bench.Stream.Put(request);
            bench.Stream.FailRecord = null;
            return Task.FromResult(response);
        });
        List<Task<ProducerResult>> outcomes = [];
        for (var i = 0; i < 5; i++) outcomes.Add(await bench.EnqueueAsync($"k{i}", "data"));

        var results = await bench.AdvanceUntilAsync(Task.WhenAll(outcomes), Step);

        Assert.Equal(2, bench.Stream.Calls.Count);
        Assert.Equal(["k0", "k1", "k2", "k3", "k4"], bench.Stream.Calls[0].Request.Records.Select(record => record.PartitionKey));
        Assert.Equal(["k1", "k3"], bench.Stream.Calls[1].Request.Records.Select(record => record.PartitionKey));
        Assert.Equal(5, bench.Stream.Records.Count);
        Assert.Equal([1, 2, 1, 2, 1], results.Select(result => result.Attempts.Count));
        Assert.Equal("InternalFailure", results[1].Attempts[0].ErrorCode);
        Assert.True(results[1].Attempts[1].Success);
        Assert.True(results[1].Attempts[1].Delay >= TimeSpan.FromMilliseconds(25));
    }

    [Fact]
    public async Task An_aggregated_record_that_failed_is_sent_again_with_what_joined_it()
    {
        await using var bench = await ProducerBench.StartWithMapAsync();
        bench.Stream.Script.Enqueue((request, _) => Task.FromResult(Failing(request, "InternalFailure")));
        List<Task<ProducerResult>> outcomes = [await bench.EnqueueAsync("k", "one"), await bench.EnqueueAsync("k", "two")];

        await bench.AdvanceUntilAsync(Task.WhenAll(outcomes), Step);

        Assert.Equal(["one", "two"], bench.Stream.UserRecords.Select(user => Encoding.UTF8.GetString(user.Data.Span)));
        Assert.Equal(2, bench.Stream.Calls.Count);
    }

    public static TheoryData<string, Exception> PassingFaults { get; } = new()
    {
        { "InternalFailure", Service("InternalFailure", HttpStatusCode.InternalServerError) },
        { "ServiceUnavailable", Service("ServiceUnavailable", HttpStatusCode.ServiceUnavailable) },
        { "ProvisionedThroughputExceededException", Service("ProvisionedThroughputExceededException", HttpStatusCode.BadRequest) },
        { "KMSThrottlingException", Service("KMSThrottlingException", HttpStatusCode.BadRequest) },
        { "No Answer", new HttpRequestException("The connection broke.") },
        { "No Answer", new IOException("The connection broke.") },
    };

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_call_that_fails_for_a_passing_reason_is_made_again_with_all_its_records(string code, Exception fault)
    {
        await using var bench = ProducerBench.Start(Unaggregated);
        bench.Stream.Script.Enqueue((_, _) => Task.FromException<PutRecordsResponse>(fault));
        List<Task<ProducerResult>> outcomes = [await bench.EnqueueAsync("k1", "one"), await bench.EnqueueAsync("k2", "two")];

        var results = await bench.AdvanceUntilAsync(Task.WhenAll(outcomes), Step);

        Assert.All(results, result => Assert.Equal([code, null], result.Attempts.Select(attempt => attempt.ErrorCode)));
        Assert.Equal(2, bench.Stream.Records.Count);
    }

    public static TheoryData<string, Exception> LastingFaults { get; } = new()
    {
        { "ResourceNotFoundException", Service("ResourceNotFoundException", HttpStatusCode.BadRequest) },
        { "AccessDeniedException", Service("AccessDeniedException", HttpStatusCode.BadRequest) },
        { "ValidationException", Service("ValidationException", HttpStatusCode.BadRequest) },
        { "AmazonClientException", new AmazonClientException("No credentials.") },
    };

    [Theory]
    [MemberData(nameof(LastingFaults))]
    public async Task A_call_that_fails_for_a_lasting_reason_fails_its_records_at_once(string code, Exception fault)
    {
        await using var bench = ProducerBench.Start(Unaggregated);
        bench.Stream.Script.Enqueue((_, _) => Task.FromException<PutRecordsResponse>(fault));
        var outcome = await bench.EnqueueAsync("k", "data");

        await bench.FlushAsync();

        var failure = await Assert.ThrowsAsync<RecordRejectedException>(() => outcome);
        Assert.Equal(code, failure.ErrorCode);
        Assert.Same(fault, failure.InnerException);
        Assert.Equal(code, Assert.Single(failure.Attempts).ErrorCode);
        Assert.Single(bench.Stream.Calls);
    }

    [Fact]
    public async Task A_throttled_shard_is_left_alone_for_longer_and_longer()
    {
        await using var bench = await ProducerBench.StartWithMapAsync();
        for (var i = 0; i < 4; i++)
            bench.Stream.Script.Enqueue((request, _) => Task.FromResult(Failing(request, "ProvisionedThroughputExceededException")));
        var outcome = await bench.EnqueueAsync("k", "data");

        var result = await bench.AdvanceUntilAsync(outcome, TimeSpan.FromMilliseconds(1));

        var pauses = result.Attempts.Skip(1).Select(attempt => attempt.Delay.TotalMilliseconds).ToArray();
        // Half of a pause is random; the loop hears of the moved clock a little late.
        foreach (var (pause, least) in pauses.Zip([25, 50, 100, 200])) Assert.True(pause >= least, $"{pause} ms, not {least}");
        Assert.Equal(4, pauses.Length);
    }

    [Fact]
    public async Task A_throttled_shard_does_not_hold_up_another()
    {
        await using var bench = await ProducerBench.StartWithMapAsync(shards: 2);
        bench.Stream.FailRecord = record => record.ExplicitHashKey == ProducerBench.LowHash ? "ProvisionedThroughputExceededException" : null;
        var low = await bench.EnqueueAsync("k", "low", ProducerBench.LowHash);
        var first = await bench.EnqueueAsync("k", "first", ProducerBench.HighHash);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(100));
        await first.InTime();

        var second = await bench.EnqueueAsync("k", "second", ProducerBench.HighHash);
        await bench.AdvanceUntilAsync(second, Step);

        Assert.False(low.IsCompleted);
        bench.Stream.FailRecord = null;
        Assert.Equal(FakeStream.Id(0), (await bench.AdvanceUntilAsync(low, Step)).ShardId);
    }

    [Fact]
    public async Task Throttling_fails_at_once_when_told_so()
    {
        await using var bench = ProducerBench.Start(Unaggregated with { FailIfThrottled = true });
        bench.Stream.Script.Enqueue((request, _) => Task.FromResult(Failing(request, "ProvisionedThroughputExceededException")));
        var outcome = await bench.EnqueueAsync("k", "data");

        await bench.FlushAsync();

        var failure = await Assert.ThrowsAsync<RecordThrottledException>(() => outcome);
        Assert.Equal("ProvisionedThroughputExceededException", Assert.Single(failure.Attempts).ErrorCode);
    }

    [Fact]
    public async Task A_record_expires_when_its_time_to_live_is_over_and_tells_what_was_tried()
    {
        await using var bench = ProducerBench.Start(Unaggregated with { RecordTimeToLive = TimeSpan.FromSeconds(2) });
        bench.Stream.FailRecord = _ => "InternalFailure";
        var outcome = await bench.EnqueueAsync("k", "data");

        var failure = await Assert.ThrowsAsync<RecordExpiredException>(() => bench.AdvanceUntilAsync(outcome, Step));

        Assert.True(bench.Now >= TimeSpan.FromSeconds(2));
        Assert.NotEmpty(failure.Attempts);
        Assert.All(failure.Attempts, attempt => Assert.Equal("InternalFailure", attempt.ErrorCode));
        Assert.All(bench.Stream.Calls, call => Assert.True(call.At < TimeSpan.FromSeconds(2)));
        Assert.Equal(bench.Stream.Calls.Count, failure.Attempts.Count);
        Assert.Equal(0, bench.Producer.OutstandingRecords);
    }

    [Fact]
    public async Task An_expired_record_does_not_take_those_along_that_joined_it()
    {
        await using var bench = await ProducerBench.StartWithMapAsync(new() { RecordTimeToLive = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromMilliseconds(50) });
        bench.Stream.FailRecord = _ => "InternalFailure";
        var old = await bench.EnqueueAsync("k", "old");
        bench.Clock.Advance(TimeSpan.FromMilliseconds(900));
        await bench.Stream.CallsReached(1);
        var young = await bench.EnqueueAsync("k", "young");

        await Assert.ThrowsAsync<RecordExpiredException>(() => bench.AdvanceUntilAsync(old, Step));
        bench.Stream.FailRecord = null;
        await bench.AdvanceUntilAsync(young, Step);

        Assert.Equal("young", Encoding.UTF8.GetString(Assert.Single(bench.Stream.UserRecords).Data.Span));
    }

    [Fact]
    public async Task A_call_without_an_answer_ends_after_the_request_timeout_and_is_made_again()
    {
        await using var bench = ProducerBench.Start(Unaggregated with { RecordTimeToLive = TimeSpan.FromHours(1) });
        bench.Stream.Script.Enqueue(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, bench.Clock, cancellationToken);
            throw new InvalidOperationException("The delay has no end.");
        });
        var outcome = await bench.EnqueueAsync("k", "data");
        bench.Clock.Advance(TimeSpan.FromMilliseconds(100));
        await bench.Stream.CallsReached(1);

        var result = await bench.AdvanceUntilAsync(outcome, TimeSpan.FromSeconds(1));

        Assert.Equal([PutAttemptError.RequestTimeout, null], result.Attempts.Select(attempt => attempt.ErrorCode));
        Assert.True(result.Attempts[0].Duration >= TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task An_answer_of_another_length_is_no_answer()
    {
        await using var bench = ProducerBench.Start(Unaggregated);
        bench.Stream.Script.Enqueue((_, _) => Task.FromResult(new PutRecordsResponse { Records = [] }));
        var outcome = await bench.EnqueueAsync("k", "data");

        var result = await bench.AdvanceUntilAsync(outcome, Step);

        Assert.Equal([PutAttemptError.RecordCountMismatch, null], result.Attempts.Select(attempt => attempt.ErrorCode));
    }

    [Fact]
    public async Task A_result_that_says_nothing_is_no_answer()
    {
        await using var bench = ProducerBench.Start(Unaggregated);
        bench.Stream.Script.Enqueue((_, _) => Task.FromResult(new PutRecordsResponse { Records = [new()] }));
        var outcome = await bench.EnqueueAsync("k", "data");

        var result = await bench.AdvanceUntilAsync(outcome, Step);

        Assert.Equal([PutAttemptError.NoAnswer, null], result.Attempts.Select(attempt => attempt.ErrorCode));
    }

    private static KinesisException Service(string code, HttpStatusCode status) =>
        KinesisException.From(new ServiceError(code, "Told to fail.", "request", status));

    private static PutRecordsResponse Failing(PutRecordsRequest request, string code) => new()
    {
        FailedRecordCount = request.Records.Count,
        Records = [.. request.Records.Select(_ => new PutRecordsResultEntry { ErrorCode = code, ErrorMessage = "Told to fail." })],
    };
}
