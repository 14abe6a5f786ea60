using System.Collections.Concurrent;

namespace Millrace.Lambda.Tests.Operations;

public sealed class InvokeAsyncTests
{
    [Fact]
    public async Task A_call_is_taken_and_then_done()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var payloads = new ConcurrentQueue<string>();
        var called = new SemaphoreSlim(0);
        lambda.Launcher.Script = process => process.ServeAsync((_, payload) =>
        {
            payloads.Enqueue(payload);
            called.Release();
            return Task.FromResult("1");
        });
        await lambda.CreateAsync("f");
        Assert.Equal(202, await lambda.StatusAsync("InvokeAsync", """{"FunctionName":"f","InvokeArgs":{"a":1}}"""));
        await called.WaitAsync(TestLambda.Cancellation);
        Assert.Equal("""{"a":1}""", Assert.Single(payloads));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_called()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.MissingAsync("InvokeAsync", """{"FunctionName":"f","InvokeArgs":{}}""", $"Function not found: {TestLambda.Arn("f")}");
    }
}
