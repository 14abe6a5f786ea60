using System.Text;
using System.Text.Json.Nodes;
using Millrace.Wire;

namespace Millrace.Lambda.Tests.Operations;

public sealed class InvokeTests
{
    [Fact]
    public async Task A_call_answers_what_the_function_answers_and_the_next_has_the_same_environment()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var (body, parts) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}""");
        Assert.Equal("{}", body);
        Assert.Equal("$LATEST", Header(parts, "ExecutedVersion"));
        Assert.Null(Header(parts, "FunctionError"));
        await lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}""");
        Assert.Single(lambda.Launcher.Started);
    }

    [Fact]
    public async Task A_function_that_throws_is_an_answer_with_its_error()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = static process => process.ServeAsync(static (_, _) => throw new InvalidOperationException("boom"));
        await lambda.CreateAsync("f");
        var (body, parts) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}""");
        Assert.Equal("""{"errorType":"Error","errorMessage":"boom"}""", body);
        Assert.Equal("Unhandled", Header(parts, "FunctionError"));
        Assert.Equal(200, parts!.Status ?? 200);
    }

    [Fact]
    public async Task The_log_is_told_to_who_asks()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.Script = static process => process.ServeAsync((own, payload) =>
        {
            own.Print("said");
            return Task.FromResult(payload);
        });
        await lambda.CreateAsync("f");
        var (_, parts) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f","LogType":"Tail"}""");
        var lines = Encoding.UTF8.GetString(Convert.FromBase64String(Header(parts, "LogResult")!)).Split('\n');
        Assert.StartsWith("INIT_START Runtime Version: python:3.13.v1\tRuntime Version ARN: arn:aws:lambda:", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "START RequestId: request-2 Version: $LATEST",
                "said",
                "END RequestId: request-2",
                "REPORT RequestId: request-2\tDuration: 0.00 ms\tBilled Duration: 0 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\tInit Duration: 0.00 ms\t",
                "",
            ],
            lines[1..]);
        (_, parts) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}""");
        Assert.Null(Header(parts, "LogResult"));
    }

    [Fact]
    public async Task What_a_function_throws_is_no_matter_of_the_report_and_how_it_ends_is()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var calls = 0;
        lambda.Launcher.Script = process => process.ServeAsync((own, _) =>
        {
            if (calls++ == 0) throw new InvalidOperationException("boom");
            own.Exit("exit status 3");
            return new TaskCompletionSource<string>().Task;
        });
        await lambda.CreateAsync("f");
        Assert.EndsWith("\tMax Memory Used: 64 MB\tInit Duration: 0.00 ms\t", await ReportAsync(), StringComparison.Ordinal);
        Assert.EndsWith("\tMax Memory Used: 64 MB\tStatus: error\tError Type: Runtime.ExitError", await ReportAsync(), StringComparison.Ordinal);

        async Task<string> ReportAsync()
        {
            var (_, parts) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f","LogType":"Tail"}""");
            return Encoding.UTF8.GetString(Convert.FromBase64String(Header(parts, "LogResult")!)).Split('\n')[^2];
        }
    }

    [Fact]
    public async Task An_alias_of_two_versions_gives_each_its_share_of_the_calls()
    {
        const int Calls = 200;
        const double Share = 0.25;
        var (expected, random) = (new Random(7), new Random(7));
        await using var lambda = await TestLambda.OpenAsync(new LambdaOptions { Random = random });
        await lambda.CreateAsync("f", "\"Publish\":true");
        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Timeout":9}""");
        await lambda.SendAsync("PublishVersion", """{"FunctionName":"f"}""");
        await lambda.SendAsync(
            "CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":0.25}}}""");
        var second = 0;
        for (var call = 0; call < Calls; call++)
        {
            var (_, parts) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f:live"}""");
            var version = expected.NextDouble() < Share ? "2" : "1";
            Assert.Equal(version, Header(parts, "ExecutedVersion"));
            if (version == "2") second++;
        }

        Assert.InRange(second, 30, 70);
        Assert.Equal(2, lambda.Launcher.Started.Count);
    }

    [Fact]
    public async Task A_log_in_JSON_has_an_object_for_each_thing_that_the_platform_says()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", "\"LoggingConfig\":{\"LogFormat\":\"JSON\"}");
        var lines = await TailAsync(lambda);
        Assert.Equal(["platform.initStart", "platform.start", "platform.report"], lines.Select(static line => (string?)line["type"]));
        Assert.All(lines, static line => Assert.Equal("2026-01-22T01:22:02.500Z", (string?)line["time"]));
        Assert.Equal(("on-demand", "init"), ((string?)lines[0]["record"]!["initializationType"], (string?)lines[0]["record"]!["phase"]));
        Assert.Equal("$LATEST", (string?)lines[1]["record"]!["version"]);
        var report = lines[2]["record"]!;
        Assert.Equal(("success", (string?)lines[1]["record"]!["requestId"]), ((string?)report["status"], (string?)report["requestId"]));
        Assert.Equal((128, 64), ((int)report["metrics"]!["memorySizeMB"]!, (int)report["metrics"]!["maxMemoryUsedMB"]!));
        Assert.Equal("JSON", lambda.Launcher.Started.Single().Specification.Variables["AWS_LAMBDA_LOG_FORMAT"]);
        Assert.Equal("INFO", lambda.Launcher.Started.Single().Specification.Variables["AWS_LAMBDA_LOG_LEVEL"]);
    }

    [Theory]
    [InlineData("DEBUG", 4)]
    [InlineData("WARN", 0)]
    public async Task A_log_in_JSON_says_as_much_as_its_level(string level, int lines)
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", $"\"LoggingConfig\":{{\"LogFormat\":\"JSON\",\"SystemLogLevel\":\"{level}\",\"ApplicationLogLevel\":\"ERROR\"}}");
        Assert.Equal(lines, (await TailAsync(lambda)).Count);
        Assert.Equal("ERROR", lambda.Launcher.Started.Single().Specification.Variables["AWS_LAMBDA_LOG_LEVEL"]);
    }

    [Fact]
    public async Task A_dry_run_calls_nothing()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        Assert.Equal(204, await lambda.StatusAsync("Invoke", """{"FunctionName":"f","InvocationType":"DryRun"}"""));
        Assert.Empty(lambda.Launcher.Started);
        await lambda.MissingAsync("Invoke", """{"FunctionName":"g","InvocationType":"DryRun"}""", $"Function not found: {TestLambda.Arn("g")}");
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_called()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.MissingAsync("Invoke", """{"FunctionName":"g"}""", $"Function not found: {TestLambda.Arn("g")}");
        await lambda.MissingAsync("Invoke", """{"FunctionName":"f","Qualifier":"live"}""", $"Function not found: {TestLambda.Arn("f")}:live");
        await lambda.MissingAsync("Invoke", """{"FunctionName":"f:7"}""", $"Function not found: {TestLambda.Arn("f")}:7");
    }

    [Fact]
    public async Task No_concurrency_is_a_throttle_with_its_reason()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":0}""");
        var error = await Assert.ThrowsAsync<ServiceException>(() => lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}"""));
        Assert.Equal(("TooManyRequestsException", "Rate Exceeded.", 429), (error.Code, error.Text, error.Status));
        Assert.Equal(2, error.Details!.Members);
    }

    [Fact]
    public async Task A_call_over_what_is_set_aside_is_throttled_until_another_is_done()
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
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":1}""");
        var first = lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}""");
        await entered.WaitAsync(TestLambda.Cancellation);
        await Assert.ThrowsAsync<ServiceException>(() => lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}"""));
        release.SetResult();
        await first;
        await lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}""");
    }

    [Fact]
    public async Task A_program_that_is_missing_is_told()
    {
        await using var lambda = await TestLambda.OpenAsync();
        lambda.Launcher.MissingText = "Install it.";
        await lambda.CreateAsync("f");
        var error = await Assert.ThrowsAsync<ServiceException>(() => lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}"""));
        Assert.Equal(("InvalidRuntimeException", "Install it.", 400), (error.Code, error.Text, error.Status));
    }

    [Fact]
    public async Task The_environment_has_the_variables_that_functions_expect_and_none_of_the_servers()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Environment":{"Variables":{"OWN":"1","AWS_ENDPOINT_URL_S3":"http://s3"}} """);
        await lambda.AnswerAsync("Invoke", """{"FunctionName":"f"}""");
        var variables = lambda.Launcher.Started.Single().Specification.Variables;
        Assert.Equal("1", variables["OWN"]);
        Assert.Equal("http://127.0.0.1:4566", variables["AWS_ENDPOINT_URL"]);
        Assert.Equal("token-of-f", variables["AWS_SESSION_TOKEN"]);
        Assert.Equal("index.handler", variables["_HANDLER"]);
        Assert.Equal("AWS_Lambda_python3.13", variables["AWS_EXECUTION_ENV"]);
        Assert.StartsWith("2026/01/22/[$LATEST]", variables["AWS_LAMBDA_LOG_STREAM_NAME"], StringComparison.Ordinal);
        Assert.DoesNotContain("PATH", variables.Keys);
    }

    private static async Task<List<JsonNode>> TailAsync(TestLambda lambda)
    {
        var (_, parts) = await lambda.AnswerAsync("Invoke", """{"FunctionName":"f","LogType":"Tail"}""");
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(Header(parts, "LogResult") ?? ""));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!)];
    }

    private static string? Header(RestParts? parts, string member) => parts?.Parts.FirstOrDefault(part => part.Binding.Member == member).Value;
}
