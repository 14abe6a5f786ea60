using System.Text.Json.Nodes;
using Millrace.Wire;

namespace Millrace.Lambda.Tests.EventSourceMappings;

/// <summary>What becomes of records that a function fails on (facts/lambda.md 7, Failure handling).</summary>
public sealed class FailureTests
{
    private const string ToQueue = $$$"""
        "DestinationConfig":{"OnFailure":{"Destination":"{{{MappingFixture.Queue}}}"} }
        """;

    private const string Reports = """
        "FunctionResponseTypes":["ReportBatchItemFailures"]
        """;

    [Fact]
    public async Task A_batch_is_tried_again_until_its_tries_are_used_up_and_then_told_to_the_destination()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync($"\"MaximumRetryAttempts\":2,\"BatchSize\":2,{ToQueue}");
        var arrival = lambda.Time.GetUtcNow();
        var numbers = stream.Put(MappingFixture.Shard, arrival, ("a", "1"), ("a", "2"), ("a", "3"));
        string? last = null;
        for (var tries = 0; tries < 3; tries++)
        {
            var call = await NextAsync(lambda);
            Assert.Equal("1 2", call.Data);
            Assert.NotEqual(last, call.RequestId);
            last = call.RequestId;
            call.Fail();
        }

        var sent = await lambda.Launcher.Destinations.NextAsync();
        Assert.Equal(MappingFixture.Queue, lambda.Launcher.Destinations.Sent[0].Arn);
        var timestamp = (string)sent["timestamp"]!;
        Assert.EndsWith("Z", timestamp, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$$"""
                {"requestContext":{"requestId":"{{{last}}}","functionArn":"{{{TestLambda.Arn("f")}}}","condition":"RetryAttemptsExhausted","approximateInvokeCount":3},
                "responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},"version":"1.0","timestamp":"{{{timestamp}}}",
                "KinesisBatchInfo":{"shardId":"{{{MappingFixture.Shard}}}","startSequenceNumber":"{{{numbers[0]}}}","endSequenceNumber":"{{{numbers[1]}}}",
                "approximateArrivalOfFirstRecord":"2026-01-22T01:22:02.500Z","approximateArrivalOfLastRecord":"2026-01-22T01:22:02.500Z","batchSize":2,
                "streamArn":"{{{MappingFixture.Stream}}}"}}
                """),
            sent), sent.ToJsonString());
        await lambda.UntilAsync(uuid, "LastProcessingResult", "PROBLEM: Function call failed");
        var next = await NextAsync(lambda);
        Assert.Equal("3", next.Data);
        next.Answer();
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
    }

    [Fact]
    public async Task What_keeps_a_function_from_running_uses_up_no_tries()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync($"\"MaximumRetryAttempts\":0,{ToQueue}");
        var refusals = 0;
        lambda.Functions.Handler = call => ++refusals <= 5
            ? throw new ServiceException("TooManyRequestsException", "Rate Exceeded.", 429)
            : Call.Succeeded("null");
        stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        await lambda.UntilAsync(uuid, "LastProcessingResult", "PROBLEM: Rate Exceeded.");
        await lambda.AdvanceUntilAsync(OkAsync(), TimeSpan.FromSeconds(1));
        Assert.Equal(6, refusals);
        Assert.Empty(lambda.Launcher.Destinations.Sent);

        async Task<bool> OkAsync()
        {
            await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
            return true;
        }
    }

    [Fact]
    public async Task A_batch_is_halved_until_the_record_that_is_at_fault_is_alone()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"\"BisectBatchOnFunctionError\":true,\"MaximumRetryAttempts\":1,\"BatchSize\":4,{ToQueue}");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"), ("a", "bad"), ("a", "4"));
        foreach (var expected in new[] { "1 2 bad 4", "1 2", "bad 4", "bad", "bad", "4" })
        {
            var call = await NextAsync(lambda);
            Assert.Equal(expected, call.Data);
            if (expected.Contains("bad", StringComparison.Ordinal)) call.Fail();
            else call.Answer();
        }

        var sent = await lambda.Launcher.Destinations.NextAsync();
        Assert.Equal((1, 2), ((int)sent["KinesisBatchInfo"]!["batchSize"]!, (int)sent["requestContext"]!["approximateInvokeCount"]!));
    }

    [Fact]
    public async Task From_the_first_record_that_is_reported_on_a_batch_is_tried_again()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Reports},\"MaximumRetryAttempts\":1,{ToQueue}");
        var numbers = stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"), ("a", "3"), ("a", "4"));
        (await NextAsync(lambda)).Answer(Failed(numbers[3], numbers[1]));
        var rest = await NextAsync(lambda);
        Assert.Equal("2 3 4", rest.Data);
        rest.Answer(Failed(numbers[2]));
        var sent = await lambda.Launcher.Destinations.NextAsync();
        Assert.Equal((numbers[2], numbers[3]), ((string?)sent["KinesisBatchInfo"]!["startSequenceNumber"], (string?)sent["KinesisBatchInfo"]!["endSequenceNumber"]));
        Assert.Equal(2, (int)sent["requestContext"]!["approximateInvokeCount"]!);
        Assert.True(sent["responseContext"]!.AsObject().ContainsKey("functionError"));
        Assert.Null(sent["responseContext"]!["functionError"]);
    }

    [Fact]
    public async Task A_restart_goes_on_behind_what_was_reported_as_done()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await lambda.MapAsync(Reports);
        var numbers = stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"), ("a", "3"));
        (await NextAsync(lambda)).Answer(Failed(numbers[1]));
        Assert.Equal("2 3", (await NextAsync(lambda)).Data);
        await using var restarted = await lambda.ReopenAsync();
        Assert.Equal("2 3", (await NextAsync(restarted)).Data);
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"item":"1002"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"7"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"1002"},{"itemIdentifier":"7"}]}""")]
    [InlineData("""{"batchItemFailures":[null]}""")]
    [InlineData("""{"batchItemFailures":"1002"}""")]
    [InlineData("not JSON")]
    public async Task A_report_that_names_no_record_of_the_batch_means_all_of_it(string report)
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Reports},\"MaximumRetryAttempts\":1,{ToQueue}");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"));
        for (var tries = 0; tries < 2; tries++)
        {
            var call = await NextAsync(lambda);
            Assert.Equal("1 2", call.Data);
            call.Answer(report);
        }

        var sent = await lambda.Launcher.Destinations.NextAsync();
        Assert.Equal(2, (int)sent["KinesisBatchInfo"]!["batchSize"]!);
        Assert.Null(sent["responseContext"]!["functionError"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("""{"batchItemFailures":null}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    public async Task An_answer_without_failures_is_a_success(string answer)
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync(Reports);
        stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        (await NextAsync(lambda)).Answer(answer);
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
    }

    [Fact]
    public async Task Without_the_setting_nobody_reads_reports()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync();
        var number = stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        (await NextAsync(lambda)).Answer(Failed(number));
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
    }

    [Fact]
    public async Task With_halving_a_batch_is_parted_where_the_report_says()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Reports},\"BisectBatchOnFunctionError\":true");
        var numbers = stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"), ("a", "3"), ("a", "4"));
        (await NextAsync(lambda)).Answer(Failed(numbers[1]));
        var rest = await NextAsync(lambda);
        Assert.Equal("2 3 4", rest.Data);
        rest.Fail();
        var half = await NextAsync(lambda);
        Assert.Equal("2", half.Data);
        half.Answer();
        Assert.Equal("3 4", (await NextAsync(lambda)).Data);
    }

    [Fact]
    public async Task Records_that_grow_too_old_are_given_up_and_the_younger_ones_go_on()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"\"MaximumRecordAgeInSeconds\":60,{ToQueue}");
        var now = lambda.Time.GetUtcNow();
        stream.Put(MappingFixture.Shard, now.AddHours(-1), ("a", "old"), ("a", "older"));
        var sent = await lambda.Launcher.Destinations.NextAsync();
        Assert.Equal(("RecordAgeExceeded", 0), ((string?)sent["requestContext"]!["condition"], (int)sent["requestContext"]!["approximateInvokeCount"]!));
        Assert.False(sent.ContainsKey("responseContext"));
        Assert.Equal(2, (int)sent["KinesisBatchInfo"]!["batchSize"]!);

        stream.Put(MappingFixture.Shard, "a", "1", now);
        (await NextAsync(lambda)).Fail();
        stream.Put(MappingFixture.Shard, "a", "2", now.AddHours(1));
        lambda.Functions.Handler = call => call.Data == "1" ? Call.Failed() : Call.Succeeded("null");
        var aged = await lambda.AdvanceUntilAsync(lambda.Launcher.Destinations.NextAsync(), TimeSpan.FromSeconds(10));
        Assert.Equal("RecordAgeExceeded", (string?)aged["requestContext"]!["condition"]);
        Assert.True((int)aged["requestContext"]!["approximateInvokeCount"]! > 0);
    }

    [Fact]
    public async Task A_document_that_cannot_be_sent_holds_the_shard_up_until_it_can()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync($"\"MaximumRetryAttempts\":0,\"BatchSize\":1,{ToQueue}");
        var refusals = 0;
        lambda.Launcher.Destinations.Refuses = _ => ++refusals < 8 ? new ServiceException("AccessDeniedException", "No leave to send.", 403) : null;
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"));
        (await NextAsync(lambda)).Fail();
        await lambda.UntilAsync(uuid, "LastProcessingResult", "PROBLEM: No leave to send.");
        Assert.False(lambda.Functions.HasCall);
        var sent = await lambda.AdvanceUntilAsync(lambda.Launcher.Destinations.NextAsync(), TimeSpan.FromSeconds(5));
        Assert.Equal(1, (int)sent["KinesisBatchInfo"]!["batchSize"]!);
        Assert.Equal(8, refusals);
        Assert.Equal("2", (await NextAsync(lambda)).Data);
    }

    [Fact]
    public async Task Children_of_a_merge_wait_for_both_parents()
    {
        const string Other = "shardId-000000000001";
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        stream.AddShard(Other);
        var uuid = await lambda.MapAsync();
        stream.Put(MappingFixture.Shard, "a", "one", lambda.Time.GetUtcNow());
        stream.Put(Other, "b", "other", lambda.Time.GetUtcNow());
        var calls = new[] { await NextAsync(lambda), await NextAsync(lambda) }.OrderBy(static call => call.Data, StringComparer.Ordinal).ToList();
        stream.AddShard("merged", MappingFixture.Shard, Other);
        stream.Put("merged", "a", "merged", lambda.Time.GetUtcNow());
        stream.Close(MappingFixture.Shard);
        stream.Close(Other);
        calls[0].Answer();
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
        Assert.False(lambda.Functions.HasCall);
        calls[1].Answer();
        Assert.Equal("merged", (await NextAsync(lambda)).Data);
    }

    private static Task<Call> NextAsync(TestLambda lambda) => lambda.AdvanceUntilAsync(lambda.Functions.NextAsync(), TimeSpan.FromMilliseconds(500));

    private static string Failed(params string[] numbers) =>
        $$"""{"batchItemFailures":[{{string.Join(',', numbers.Select(static number => $$"""{"itemIdentifier":"{{number}}"}"""))}}]}""";
}
