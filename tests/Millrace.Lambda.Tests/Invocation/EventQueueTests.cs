using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.Wire;

namespace Millrace.Lambda.Tests.Invocation;

/// <summary>Calls that nobody waits for, by a clock that is moved (facts/lambda.md 4, Async).</summary>
public sealed class EventQueueTests
{
    private const string Queue = $"arn:aws:sqs:{TestLambda.Region}:{TestLambda.Account}:failed";
    private const string Event = """{"FunctionName":"f","InvocationType":"Event"}""";

    [Fact]
    public async Task What_fails_is_tried_again_after_a_minute_and_after_two_and_then_told()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var calls = await FailingAsync(lambda, "");
        Assert.Equal(202, await lambda.StatusAsync("Invoke", Event));
        await AdvanceUntilAsync(lambda, TimeSpan.FromSeconds(10), () => lambda.Launcher.Destinations.Sent.Length == 1);
        var times = calls.ToArray();
        Assert.Equal(3, times.Length);
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)), (times[1] - times[0], times[2] - times[1]));
        var document = JsonNode.Parse(lambda.Launcher.Destinations.Sent.Single().Document.Body)!;
        Assert.Equal(("RetriesExhausted", 3), ((string?)document["requestContext"]!["condition"], (int)document["requestContext"]!["approximateInvokeCount"]!));
        Assert.Equal("boom", (string?)document["responsePayload"]!["errorMessage"]);
    }

    [Fact]
    public async Task What_is_not_to_be_tried_again_is_told_at_once()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var calls = await FailingAsync(lambda, ",\"MaximumRetryAttempts\":0");
        await lambda.StatusAsync("Invoke", Event);
        await AdvanceUntilAsync(lambda, TimeSpan.Zero, () => lambda.Launcher.Destinations.Sent.Length == 1);
        Assert.Single(calls);
    }

    [Fact]
    public async Task What_cannot_be_run_is_told_once_it_is_too_old()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var calls = await FailingAsync(lambda, ",\"MaximumEventAgeInSeconds\":60");
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":0}""");
        var sent = lambda.Time.GetUtcNow();
        await lambda.StatusAsync("Invoke", Event);
        await AdvanceUntilAsync(lambda, TimeSpan.FromSeconds(1), () => lambda.Launcher.Destinations.Sent.Length == 1);
        Assert.Empty(calls);
        Assert.True(lambda.Time.GetUtcNow() - sent > TimeSpan.FromSeconds(60));
        var document = JsonNode.Parse(lambda.Launcher.Destinations.Sent.Single().Document.Body)!;
        Assert.Equal("EventAgeExceeded", (string?)document["requestContext"]!["condition"]);
    }

    [Fact]
    public async Task What_is_throttled_runs_once_there_is_room_and_costs_no_try()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var calls = await FailingAsync(lambda, ",\"MaximumRetryAttempts\":0");
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":0}""");
        await lambda.StatusAsync("Invoke", Event);
        for (var second = 0; second < 10; second++) lambda.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(calls);
        await lambda.SendAsync("DeleteFunctionConcurrency", """{"FunctionName":"f"}""");
        await AdvanceUntilAsync(lambda, TimeSpan.FromSeconds(1), () => lambda.Launcher.Destinations.Sent.Length == 1);
        Assert.Single(calls);
    }

    [Fact]
    public async Task A_restart_keeps_what_is_queued()
    {
        var before = await TestLambda.OpenAsync();
        var calls = await FailingAsync(before, ",\"MaximumRetryAttempts\":0");
        await before.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":0}""");
        await before.StatusAsync("Invoke", Event);
        await using var after = await before.ReopenAsync();
        await after.SendAsync("DeleteFunctionConcurrency", """{"FunctionName":"f"}""");
        await AdvanceUntilAsync(after, TimeSpan.FromSeconds(1), () => calls.Count == 1);
    }

    [Fact]
    public async Task A_payload_over_a_megabyte_is_refused()
    {
        await using var lambda = await TestLambda.OpenAsync(new LambdaOptions { MaxEventBytes = 1 });
        await lambda.CreateAsync("f");
        var error = await Assert.ThrowsAsync<ServiceException>(() => lambda.StatusAsync("Invoke", Event));
        Assert.Equal(("RequestEntityTooLargeException", 413), (error.Code, error.Status));
    }

    [Fact]
    public async Task Queued_calls_are_measured()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await FailingAsync(lambda, ",\"MaximumRetryAttempts\":0");
        await lambda.SendAsync("UpdateFunctionConfiguration", $$"""{"FunctionName":"f","DeadLetterConfig":{"TargetArn":"{{Queue}}"} }""");
        lambda.Launcher.Destinations.Refuses = static _ => new ServiceException("AccessDeniedException", "No leave.", 403);
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":0}""");
        await lambda.StatusAsync("Invoke", Event);
        lambda.Time.Advance(TimeSpan.FromMilliseconds(1));
        await lambda.SendAsync("DeleteFunctionConcurrency", """{"FunctionName":"f"}""");
        var told = new Dictionary<string, double>();
        await AdvanceUntilAsync(lambda, TimeSpan.FromSeconds(1), () =>
        {
            foreach (var one in lambda.Service.Take())
            {
                if (one.Dimensions is not [{ Key: "FunctionName", Value: "f" }]) continue;
                Assert.Equal(("AWS/Lambda", TestLambda.Account, TestLambda.Region), (one.Namespace, one.AccountId, one.Region));
                told[one.Name] = told.GetValueOrDefault(one.Name) + one.Values.Sum;
            }

            return told.ContainsKey("DeadLetterErrors");
        });
        foreach (var name in new[] { "AsyncEventsReceived", "AsyncEventsDropped", "DestinationDeliveryFailures", "DeadLetterErrors" }) Assert.Equal((name, 1d), (name, told[name]));
        Assert.InRange(told["AsyncEventAge"], 1, 60_000);
    }

    [Fact]
    public async Task A_function_is_told_of_a_call_only_where_the_role_may_call_it()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("told");
        var calls = await FailingAsync(lambda, ",\"MaximumRetryAttempts\":0");
        var destination = $$"""{"FunctionName":"f","MaximumRetryAttempts":0,"DestinationConfig":{"OnFailure":{"Destination":"{{TestLambda.Arn("told")}}"} } }""";
        lambda.Launcher.Destinations.MaySend = false;
        await lambda.InvalidAsync(
            "PutFunctionEventInvokeConfig", destination, $"The function's execution role does not have permissions to call InvokeFunction on {TestLambda.Arn("told")}");
        lambda.Launcher.Destinations.MaySend = true;
        await lambda.SendAsync("PutFunctionEventInvokeConfig", destination);
        lambda.Launcher.Destinations.MaySend = false;
        await lambda.StatusAsync("Invoke", Event);
        var missed = 0d;
        await AdvanceUntilAsync(lambda, TimeSpan.Zero, () =>
            (missed += lambda.Service.Take().Where(static one => one.Name == "DestinationDeliveryFailures").Sum(static one => one.Values.Sum)) > 0);
        Assert.Single(calls);
        lambda.Launcher.Destinations.MaySend = true;
        await lambda.StatusAsync("Invoke", Event);

        // Its own failure is told to nobody, after tries of its own.
        await AdvanceUntilAsync(lambda, TimeSpan.FromSeconds(1), () => calls.Count >= 3);
    }

    /// <summary>Makes a function that fails, and tells when it was called.</summary>
    private static async Task<ConcurrentQueue<DateTimeOffset>> FailingAsync(TestLambda lambda, string config)
    {
        var calls = new ConcurrentQueue<DateTimeOffset>();
        lambda.Launcher.Script = process => process.ServeAsync((_, _) =>
        {
            calls.Enqueue(lambda.Time.GetUtcNow());
            throw new InvalidOperationException("boom");
        });
        await lambda.CreateAsync("f");
        await lambda.SendAsync("PutFunctionEventInvokeConfig", $$"""{"FunctionName":"f","DestinationConfig":{"OnFailure":{"Destination":"{{Queue}}"} }{{config}} }""");
        return calls;
    }

    /// <summary>Lets time pass while nothing is due: what is under way takes none of it.</summary>
    private static async Task AdvanceUntilAsync(TestLambda lambda, TimeSpan step, Func<bool> condition)
    {
        while (!condition())
        {
            var queued = await lambda.State.ListAsync("lambda.events", "", TestLambda.Cancellation);
            var now = lambda.Time.GetUtcNow();
            if (queued.All(entry => JsonSerializer.Deserialize(entry.Value.Span, LambdaStateJson.Default.QueuedEvent)!.NextAt > now)) lambda.Time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestLambda.Cancellation);
        }
    }
}
