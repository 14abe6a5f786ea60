namespace Millrace.Lambda.Tests.Invocation;

/// <summary>What an observer of functions is told; CloudWatch takes its own part of the same counts.</summary>
public sealed class FunctionActivityTests
{
    private const string Call = """{"FunctionName":"f"}""";

    [Fact]
    public async Task Calls_errors_and_processes_are_counted_whoever_else_takes_them()
    {
        await using var lambda = await TestLambda.OpenAsync();
        Assert.Empty(lambda.Service.ObserveFunctions());
        await lambda.CreateAsync("f");
        for (var call = 0; call < 3; call++)
        {
            await lambda.AnswerAsync("Invoke", Call);
            lambda.Service.Take();
        }

        var function = Assert.Single(lambda.Service.ObserveFunctions());
        Assert.Equal(("f", 3, 0, 0, 1, 1), (function.Name, function.Invocations, function.Errors, function.Throttles, function.ColdStarts, function.Environments));
        while (lambda.Service.ObserveFunctions()[0].Idle == 0) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestLambda.Cancellation);
    }

    [Fact]
    public async Task Calls_at_once_have_a_process_each()
    {
        await using var lambda = await TestLambda.OpenAsync();
        using var entered = new SemaphoreSlim(0);
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
        var busy = Assert.Single(lambda.Service.ObserveFunctions());
        Assert.Equal((0, 3, 3, 0), (busy.Invocations, busy.ColdStarts, busy.Environments, busy.Idle));
        release.SetResult();
        await Task.WhenAll(calls);
    }
}
