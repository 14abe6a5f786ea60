using System.Text;
using Millrace.Lambda.Tests.Invocation;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Tests.Operations;

/// <summary>Calls whose answers are passed on while they come (facts/lambda.md 4).</summary>
public sealed class InvokeWithResponseStreamTests
{
    private const string Operation = "InvokeWithResponseStream";
    private const string Call = """{"FunctionName":"f"}""";
    private static readonly Dictionary<string, string> Streaming = new() { ["Lambda-Runtime-Function-Response-Mode"] = "streaming", ["Transfer-Encoding"] = "chunked" };

    [Fact]
    public async Task An_answer_that_is_streamed_comes_in_parts_and_ends_without_an_error()
    {
        await using var lambda = await StreamingAsync(new string('a', 100_000), Streaming);
        var (status, headers, events) = await ReadAsync(lambda, Call);
        Assert.Equal((200, "$LATEST"), (status, headers["X-Amz-Executed-Version"]));
        Assert.True(events.Count > 2, $"{events.Count}");
        Assert.Equal(new string('a', 100_000), Text(events));
        Assert.Equal(new InvokeWithResponseStreamCompleteEvent(), events[^1].InvokeComplete);
    }

    [Fact]
    public async Task An_answer_that_is_whole_is_one_part()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var (_, _, events) = await ReadAsync(lambda, """{"FunctionName":"f","Payload":{"a":1}}""");
        Assert.Equal(2, events.Count);
        Assert.Equal("""{"a":1}""", Text(events));
    }

    [Fact]
    public async Task A_part_is_sent_before_the_next_is_there()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var body = new HeldBody();
        lambda.Launcher.Script = async process => await process.SendAsync("POST", $"{Path((await process.NextAsync()).Id)}/response", body, Streaming);
        await lambda.CreateAsync("f");
        var (_, _, frames, context) = await lambda.StreamAsync(Operation, Call);
        using var done = context;
        await using var events = frames.GetAsyncEnumerator(TestLambda.Cancellation);
        foreach (var part in new[] { "one", "two" })
        {
            body.Add(part);
            Assert.True(await events.MoveNextAsync());
            Assert.Contains(part, Encoding.UTF8.GetString(events.Current.Span), StringComparison.Ordinal);
        }

        body.End();
        Assert.True(await events.MoveNextAsync());
        Assert.Contains("InvokeComplete", Encoding.UTF8.GetString(events.Current.Span), StringComparison.Ordinal);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task What_a_function_throws_is_told_at_the_end()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = static process => process.ServeAsync(static (_, _) => throw new InvalidOperationException("boom"));
        await lambda.CreateAsync("f");
        var (_, _, events) = await ReadAsync(lambda, Call);
        var end = Assert.Single(events).InvokeComplete!;
        Assert.Equal(("Unhandled", """{"errorType":"Error","errorMessage":"boom"}"""), (end.ErrorCode, end.ErrorDetails));
    }

    [Fact]
    public async Task An_error_behind_a_part_of_the_answer_is_told_at_the_end()
    {
        const string Error = """{"errorType":"Late","errorMessage":"no more"}""";
        await using var lambda = await StreamingAsync("part", new(Streaming)
        {
            ["trailer:Lambda-Runtime-Function-Error-Type"] = "Function.Late",
            ["trailer:Lambda-Runtime-Function-Error-Body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Error)),
        });
        var (_, _, events) = await ReadAsync(lambda, Call);
        Assert.Equal("part", Text(events));
        Assert.Equal(("Unhandled", Error), (events[^1].InvokeComplete!.ErrorCode, events[^1].InvokeComplete!.ErrorDetails));
    }

    [Fact]
    public async Task The_log_is_told_to_who_asks()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var (_, _, events) = await ReadAsync(lambda, """{"FunctionName":"f","LogType":"Tail"}""");
        Assert.Contains("REPORT RequestId: ", Encoding.UTF8.GetString(Convert.FromBase64String(events[^1].InvokeComplete!.LogResult!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_run_is_an_ordinary_error()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.MissingAsync(Operation, Call, $"Function not found: {TestLambda.Arn("f")}");
        await lambda.CreateAsync("f");
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":0}""");
        var error = await Assert.ThrowsAsync<ServiceException>(() => lambda.StreamAsync(Operation, Call));
        Assert.Equal(("TooManyRequestsException", 429), (error.Code, error.Status));
    }

    [Fact]
    public async Task A_dry_run_calls_nothing()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var (status, headers, events) = await ReadAsync(lambda, """{"FunctionName":"f","InvocationType":"DryRun"}""");
        Assert.Equal((204, "$LATEST"), (status, headers["X-Amz-Executed-Version"]));
        Assert.Empty(events);
        Assert.Empty(lambda.Launcher.Started);
    }

    [Fact]
    public async Task A_function_runs_to_its_end_though_its_reader_is_gone()
    {
        var done = new TaskCompletionSource();
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = async process =>
        {
            Assert.Equal(202, (await process.SendAsync("POST", $"{Path((await process.NextAsync()).Id)}/response", new string('a', 2_000_000), Streaming)).Status);
            done.SetResult();
            await process.NextAsync();
        };
        await lambda.CreateAsync("f");
        var (_, _, _, context) = await lambda.StreamAsync(Operation, Call);
        context.Dispose();
        await done.Task.WaitAsync(TestLambda.Cancellation);
    }

    private static async Task<TestLambda> StreamingAsync(string answer, Dictionary<string, string> headers)
    {
        var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = async process =>
        {
            while (true) await process.SendAsync("POST", $"{Path((await process.NextAsync()).Id)}/response", answer, headers);
        };
        await lambda.CreateAsync("f");
        return lambda;
    }

    private static string Path(string id) => $"/2018-06-01/runtime/invocation/{id}";

    private static async Task<(int Status, Dictionary<string, string> Headers, List<InvokeWithResponseStreamResponseEvent> Events)> ReadAsync(TestLambda lambda, string json)
    {
        var (status, headers, frames, context) = await lambda.StreamAsync(Operation, json);
        using var done = context;
        using var answer = new MemoryStream();
        await foreach (var frame in frames.WithCancellation(TestLambda.Cancellation)) await answer.WriteAsync(frame, TestLambda.Cancellation);
        answer.Position = 0;
        return (status, headers, await EventStreamReader.ReadAsync(LambdaApi.InvokeWithResponseStream, answer, TestLambda.Cancellation).ToListAsync(TestLambda.Cancellation));
    }

    private static string Text(List<InvokeWithResponseStreamResponseEvent> events) =>
        string.Concat(events.Where(static one => one.PayloadChunk is not null).Select(static one => Encoding.UTF8.GetString(one.PayloadChunk!.Payload!.Value.Span)));
}
