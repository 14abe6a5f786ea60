using System.Text;

namespace Millrace.Lambda.Tests.Invocation;

/// <summary>How environments start, rest and end, by a clock that is moved.</summary>
public sealed class EnvironmentTests
{
    private const string Call = """{"FunctionName":"f"}""";

    [Fact]
    public async Task An_environment_is_frozen_after_a_call_and_runs_on_with_the_next()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.AnswerAsync("Invoke", Call);
        var process = lambda.Launcher.Started.Single();
        await AdvanceUntilAsync(lambda, TimeSpan.FromMilliseconds(100), () => process.IsFrozen);
        var (body, _) = await lambda.AnswerAsync("Invoke", Call);
        Assert.Equal("{}", body);
        Assert.False(process.IsFrozen);
        Assert.Single(lambda.Launcher.Started);
    }

    [Fact]
    public async Task An_environment_that_nobody_calls_ends_after_its_idle_time_with_its_address()
    {
        await using var lambda = await TestLambda.OpenAsync(new LambdaOptions { IdleTime = TimeSpan.FromMinutes(2) });
        await lambda.CreateAsync("f");
        await lambda.AnswerAsync("Invoke", Call);
        var process = lambda.Launcher.Started.Single();
        await AdvanceUntilAsync(lambda, TimeSpan.FromMilliseconds(100), () => process.IsFrozen);
        lambda.Time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(process.Killed.IsCancellationRequested);
        lambda.Time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => process.Killed.IsCancellationRequested && lambda.Launcher.Endpoints.Open == 0);
        await lambda.AnswerAsync("Invoke", Call);
        Assert.Equal(2, lambda.Launcher.Started.Count);
    }

    [Fact]
    public async Task Calls_at_once_have_an_environment_each_and_later_ones_have_them_again()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var entered = new SemaphoreSlim(0);
        var release = new TaskCompletionSource();
        lambda.Launcher.Script = process => process.ServeAsync(async (_, payload) =>
        {
            entered.Release();
            await release.Task;
            return payload;
        });
        await lambda.CreateAsync("f");
        var calls = Enumerable.Range(0, 3).Select(_ => lambda.AnswerAsync("Invoke", Call)).ToList();
        for (var call = 0; call < calls.Count; call++) await entered.WaitAsync(TestLambda.Cancellation);
        release.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(3, lambda.Launcher.Started.Count);
        for (var call = 0; call < 3; call++) await lambda.AnswerAsync("Invoke", Call);
        Assert.Equal(3, lambda.Launcher.Started.Count);
    }

    [Fact]
    public async Task An_environment_that_has_answered_is_waited_for_as_long_as_another_would_take_to_start()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var started = new TaskCompletionSource();
        var goesOn = new TaskCompletionSource();
        lambda.Launcher.Script = async process =>
        {
            await started.Task;
            await process.RespondAsync((await process.NextAsync()).Id, "1");
            await goesOn.Task;
            await process.RespondAsync((await process.NextAsync()).Id, "2");
        };
        await lambda.CreateAsync("f", "\"Timeout\":60");
        var first = lambda.AnswerAsync("Invoke", Call);
        await UntilAsync(() => lambda.Launcher.Started.Count == 1);
        lambda.Time.Advance(TimeSpan.FromSeconds(1));
        started.SetResult();
        Assert.Equal("1", (await first).Body);
        var second = lambda.AnswerAsync("Invoke", Call);
        lambda.Time.Advance(TimeSpan.FromMilliseconds(900));
        goesOn.SetResult();
        Assert.Equal("2", (await second).Body);
        Assert.Single(lambda.Launcher.Started);
    }

    [Fact]
    public async Task One_that_goes_on_working_after_its_answer_is_not_waited_for_longer()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = async process =>
        {
            await process.RespondAsync((await process.NextAsync()).Id, "1");
            await new TaskCompletionSource().Task.WaitAsync(process.Killed);
        };
        await lambda.CreateAsync("f", "\"Timeout\":60");
        await lambda.AnswerAsync("Invoke", Call);
        var second = lambda.AnswerAsync("Invoke", Call);
        await AdvanceUntilAsync(lambda, TimeSpan.FromMilliseconds(50), () => second.IsCompleted);
        Assert.Equal(2, lambda.Launcher.Started.Count);
    }

    [Fact]
    public async Task A_change_of_the_function_ends_what_it_was()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.AnswerAsync("Invoke", Call);
        await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}"}""");
        await UntilAsync(() => lambda.Launcher.Started[0].Killed.IsCancellationRequested);
        await lambda.AnswerAsync("Invoke", Call);
        Assert.Equal(2, lambda.Launcher.Started.Count);
    }

    [Fact]
    public async Task Calls_that_meet_changes_of_the_function_are_answered_by_what_it_was_or_is()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        for (var change = 0; change < 40; change++)
        {
            var calls = Enumerable.Range(0, 6).Select(_ => Task.Run(() => lambda.AnswerAsync("Invoke", Call))).ToList();
            await lambda.SendAsync("UpdateFunctionConfiguration", $$"""{"FunctionName":"f","Timeout":{{3 + change}}}""");
            foreach (var call in calls) Assert.Equal("{}", (await call).Body);
        }
    }

    [Fact]
    public async Task A_process_that_ends_on_its_own_fails_its_call_and_the_next_has_another()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = static process => process.ServeAsync(static (own, _) =>
        {
            own.Exit("exit status 127");
            return new TaskCompletionSource<string>().Task;
        });
        await lambda.CreateAsync("f");
        var (body, parts) = await lambda.AnswerAsync("Invoke", Call);
        Assert.Equal("""{"errorType":"Runtime.ExitError","errorMessage":"RequestId: request-2 Error: Runtime exited with error: exit status 127"}""", body);
        Assert.Contains(parts!.Parts, static part => part is { Binding.Member: "FunctionError", Value: "Unhandled" });
        lambda.Launcher.Script = static process => process.ServeAsync(static (_, payload) => Task.FromResult(payload));
        Assert.Equal("{}", (await lambda.AnswerAsync("Invoke", Call)).Body);
        Assert.Equal(2, lambda.Launcher.Started.Count);
    }

    [Fact]
    public async Task A_process_that_ends_before_its_first_call_fails_it()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = static process =>
        {
            process.Exit(null);
            return Task.CompletedTask;
        };
        await lambda.CreateAsync("f");
        var (body, _) = await lambda.AnswerAsync("Invoke", Call);
        Assert.Equal("""{"errorType":"Runtime.ExitError","errorMessage":"RequestId: request-2 Error: Runtime exited without providing a reason"}""", body);
        await UntilAsync(() => lambda.Launcher.Logs.Texts.Any(static line => line.StartsWith("INIT_REPORT ", StringComparison.Ordinal) && line.Contains("\tPhase: init\tStatus: error", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_ended_with_its_process()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = static process => process.ServeAsync(static (_, _) => new TaskCompletionSource<string>().Task);
        await lambda.CreateAsync("f", "\"Timeout\":2");
        var call = lambda.AnswerAsync("Invoke", Call);
        await AdvanceUntilAsync(lambda, TimeSpan.FromMilliseconds(500), () => call.IsCompleted);
        Assert.Equal("""{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: request-2 Error: Task timed out after 2.00 seconds"}""", (await call).Body);
        Assert.True(lambda.Launcher.Started.Single().Killed.IsCancellationRequested);
        await UntilAsync(() => lambda.Launcher.Logs.Texts.Any(static line => line.EndsWith(" request-2 Task timed out after 2.00 seconds", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_start_that_takes_too_long_begins_anew_within_the_call()
    {
        await using var lambda = await TestLambda.OpenAsync(new LambdaOptions { InitTimeout = TimeSpan.FromSeconds(10) });
        lambda.Launcher.Script = static process => Task.CompletedTask;
        await lambda.CreateAsync("f", "\"Timeout\":60");
        var call = lambda.AnswerAsync("Invoke", Call);
        await UntilAsync(() => lambda.Launcher.Started.Count == 1);
        lambda.Launcher.Script = static process => process.ServeAsync(static (_, payload) => Task.FromResult(payload));
        await AdvanceUntilAsync(lambda, TimeSpan.FromSeconds(1), () => lambda.Launcher.Started.Count == 2);
        Assert.Equal("{}", (await call).Body);
        Assert.True(lambda.Launcher.Started[0].Killed.IsCancellationRequested);
        await UntilAsync(() => lambda.Launcher.Logs.Texts.Any(static line => line.StartsWith("INIT_REPORT ", StringComparison.Ordinal) && line.EndsWith("\tPhase: init\tStatus: timeout", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_tier_that_is_less_than_strict_stands_in_the_log()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Tier = "none: functions are like any other";
        await lambda.CreateAsync("f");
        var (_, parts) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f","LogType":"Tail"}""");
        var log = parts!.Parts.Single(static part => part.Binding.Member == "LogResult").Value;
        Assert.Equal("[WARN] The tier of this function is none: functions are like any other.", Encoding.UTF8.GetString(Convert.FromBase64String(log)).Split('\n')[1]);
    }

    private static Task AdvanceUntilAsync(TestLambda lambda, TimeSpan step, Func<bool> condition) => UntilAsync(() =>
    {
        if (condition()) return true;
        lambda.Time.Advance(step);
        return condition();
    });

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestLambda.Cancellation);
    }
}
