using System.Text;
using Millrace.Lambda.RuntimeApi;
using Millrace.Lambda.Tests.Invocation;

namespace Millrace.Lambda.Tests.RuntimeApi;

/// <summary>What a function's process may ask, and when (facts/lambda.md 5).</summary>
public sealed class RuntimeSessionTests
{
    private const string Runtime = "/2018-06-01/runtime/";
    private const string Unknown = "no-such-id";

    [Fact]
    public async Task An_answer_before_the_first_question_is_a_wrong_state()
    {
        var (_, seen) = await RunAsync(async (process, answers) =>
        {
            answers.Add(await process.RespondAsync(Unknown, "1"));
            await process.RespondAsync((await process.NextAsync()).Id, "2");
        });
        Assert.Equal((403, "InvalidStateTransition"), (seen[0].Status, Type(seen[0])));
        Assert.Contains("State transition from Started to InvocationResponse failed for runtime.", Text(seen[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_question_gets_the_same_event()
    {
        var (body, seen) = await RunAsync(async (process, answers) =>
        {
            answers.Add(await process.SendAsync("GET", $"{Runtime}invocation/next"));
            answers.Add(await process.SendAsync("GET", $"{Runtime}invocation/next"));
            await process.RespondAsync(Id(answers[1]), "\"once\"");
        });
        Assert.Equal(Id(seen[0]), Id(seen[1]));
        Assert.Equal("\"once\"", body);
    }

    [Fact]
    public async Task Another_id_and_a_second_answer_are_refused()
    {
        var (body, seen) = await RunAsync(async (process, answers) =>
        {
            var (id, _) = await process.NextAsync();
            answers.Add(await process.RespondAsync(Unknown, "1"));
            answers.Add(await process.RespondAsync(id, "2"));
            answers.Add(await process.RespondAsync(id, "3"));
        });
        Assert.Equal([400, 202, 400], seen.Select(static answer => answer.Status));
        Assert.Equal(("InvalidRequestID", "InvalidRequestID"), (Type(seen[0]), Type(seen[2])));
        Assert.Equal("2", body);
    }

    [Fact]
    public async Task An_answer_of_one_byte_too_many_is_refused_and_the_caller_told()
    {
        var (body, seen) = await RunAsync(async (process, answers) =>
        {
            var (id, _) = await process.NextAsync();
            answers.Add(await process.RespondAsync(id, new string('1', 6_291_557)));
        });
        Assert.Equal((413, "RequestEntityTooLarge"), (seen[0].Status, Type(seen[0])));
        Assert.Equal(
            """{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}""", body);
    }

    [Fact]
    public async Task The_largest_answer_is_passed_on_whole()
    {
        var (body, seen) = await RunAsync(async (process, answers) => answers.Add(await process.RespondAsync((await process.NextAsync()).Id, new string('1', 6_291_556))));
        Assert.Equal(202, seen[0].Status);
        Assert.Equal(6_291_556, body.Length);
    }

    [Fact]
    public async Task A_mode_that_is_none_is_refused_and_the_answer_can_be_given_again()
    {
        var (body, seen) = await RunAsync(async (process, answers) =>
        {
            var (id, _) = await process.NextAsync();
            answers.Add(await process.SendAsync(
                "POST", $"{Runtime}invocation/{id}/response", "1", new() { ["Lambda-Runtime-Function-Response-Mode"] = "whole" }));
            answers.Add(await process.RespondAsync(id, "2"));
        });
        Assert.Equal([(400, "InvalidFunctionResponseMode"), (202, null)], seen.Select(static answer => (answer.Status, Type(answer))));
        Assert.Equal("2", body);
    }

    [Fact]
    public async Task An_error_of_init_is_the_answer_of_the_call_as_it_is()
    {
        const string Error = """{"errorType":"Runtime.ImportModuleError","errorMessage":"no module","stackTrace":[]}""";
        var (body, seen) = await RunAsync(async (process, answers) =>
        {
            answers.Add(await process.SendAsync("POST", $"{Runtime}init/error", Error));
            answers.Add(await process.SendAsync("GET", $"{Runtime}invocation/next"));
            process.Exit("exit status 1");
        });
        Assert.Equal(Error, body);
        Assert.Equal(202, seen[0].Status);
    }

    [Fact]
    public async Task A_path_that_is_none_is_not_found()
    {
        var (_, seen) = await RunAsync(async (process, answers) =>
        {
            answers.Add(await process.SendAsync("GET", $"{Runtime}nothing"));
            await process.RespondAsync((await process.NextAsync()).Id, "2");
        });
        Assert.Equal(404, seen[0].Status);
    }

    /// <summary>Calls a function whose process does what it is told.</summary>
    /// <returns>What the caller was answered, and what the process was.</returns>
    private static async Task<(string Body, List<RuntimeAnswer> Answers)> RunAsync(Func<FakeProcess, List<RuntimeAnswer>, Task> script)
    {
        await using var lambda = await TestLambda.OpenAsync();
        var answers = new List<RuntimeAnswer>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lambda.Launcher.Script = async process =>
        {
            try
            {
                await script(process, answers);
            }
            finally
            {
                done.TrySetResult();
            }

            await process.ServeAsync(static (_, payload) => Task.FromResult(payload));
        };
        await lambda.CreateAsync("f");
        var (body, _) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}""");
        await done.Task.WaitAsync(TestLambda.Cancellation);
        return (body, answers);
    }

    private static string Text(RuntimeAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private static string Id(RuntimeAnswer answer) => answer.Headers.Single(static header => header.Key == "Lambda-Runtime-Aws-Request-Id").Value;

    private static string? Type(RuntimeAnswer answer) => (string?)System.Text.Json.Nodes.JsonNode.Parse(answer.Body.Span)!["errorType"];
}
