using System.Text.Json.Nodes;

namespace Millrace.Lambda.Tests.Runtimes;

public sealed class NodeTests
{
    [Fact]
    public async Task An_async_handler_answers_with_what_its_promise_holds()
    {
        await using var function = Start("exports.handler = async (event, context) => ({ got: event, id: context.awsRequestId, arn: context.invokedFunctionArn, memory: context.memoryLimitInMB });");

        var answer = await function.InvokeAsync("""{"a":1}""");

        Assert.Equal("invocation/request-1/response", answer.Route);
        Assert.Equal("""{"got":{"a":1},"id":"request-1","arn":"arn:aws:lambda:us-east-1:123456789012:function:f:live","memory":"512"}""", answer.Body);
    }

    [Fact]
    public async Task An_environment_is_called_again_and_again()
    {
        await using var function = Start("let n = 0; exports.handler = async () => ++n;");

        Assert.Equal("1", (await function.InvokeAsync("{}")).Body);
        Assert.Equal("2", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_handler_may_answer_by_its_callback()
    {
        await using var function = Start("exports.handler = (event, context, callback) => setTimeout(() => callback(null, 'late'), 10);");

        Assert.Equal("\"late\"", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task The_answer_of_a_callback_waits_until_nothing_is_left_to_do()
    {
        await using var function = Start("exports.handler = (event, context, callback) => { callback(null, 1); setTimeout(() => console.log('after'), 50); };");

        await function.InvokeAsync("{}");
        await function.Process.DrainAsync(Test.Token);

        Assert.Contains(function.Lines, line => line.EndsWith("\tINFO\tafter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_can_ask_for_its_answer_not_to_wait()
    {
        await using var function = Start("exports.handler = (event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; callback(null, 1); setInterval(() => {}, 1000); };");

        Assert.Equal("1", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_handler_that_answers_nothing_answers_null()
    {
        await using var function = Start("exports.handler = () => {};");

        Assert.Equal("null", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_promise_that_nothing_will_settle_is_an_error()
    {
        await using var function = Start("exports.handler = () => new Promise(() => {});");

        Assert.Equal("Runtime.NodeJsExit", (await function.InvokeAsync("{}")).ErrorType);
    }

    [Fact]
    public async Task From_24_on_there_is_no_callback()
    {
        await using var function = Start("exports.handler = (event, context, callback) => callback(null, 1);", runtime: "nodejs24.x");

        Assert.Equal("Runtime.CallbackHandlerDeprecated", (await function.Api.NextAnswerAsync()).ErrorType);
    }

    [Fact]
    public async Task An_error_is_told_with_type_message_and_trace()
    {
        await using var function = Start("exports.handler = async () => { throw new TypeError('no'); };");

        var answer = await function.InvokeAsync("{}");

        Assert.Equal("invocation/request-1/error", answer.Route);
        Assert.Equal("TypeError", answer.ErrorType);
        Assert.StartsWith("""{"errorType":"TypeError","errorMessage":"no","trace":["TypeError: no","    at """, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_that_nobody_catches_ends_the_process()
    {
        await using var function = Start("exports.handler = (e, c, callback) => { setTimeout(() => { throw new Error('late'); }, 1); };");

        Assert.Equal("Error", (await function.InvokeAsync("{}")).ErrorType);
        Assert.Equal("exit status 129", await function.Process.Exited);
    }

    [Fact]
    public async Task A_rejection_that_nobody_handles_ends_the_process()
    {
        await using var function = Start("exports.handler = (e, c, callback) => { Promise.reject(new Error('late')); };");

        Assert.Equal("Runtime.UnhandledPromiseRejection", (await function.InvokeAsync("{}")).ErrorType);
        Assert.Equal("exit status 128", await function.Process.Exited);
    }

    [Theory]
    [InlineData("index.nothing", "Runtime.HandlerNotFound")]
    [InlineData("index.value", "Runtime.HandlerNotFound")]
    [InlineData("nowhere.handler", "Runtime.ImportModuleError")]
    [InlineData("broken.handler", "Runtime.UserCodeSyntaxError")]
    [InlineData("../index.handler", "Runtime.MalformedHandlerName")]
    [InlineData("index", "Runtime.MalformedHandlerName")]
    public async Task A_handler_that_cannot_be_loaded_is_an_error_of_the_start(string handler, string type)
    {
        var files = new Dictionary<string, string> { ["index.js"] = "exports.value = 1;", ["broken.js"] = "exports.handler = (" };
        await using var function = TestFunction.Start("nodejs20.x", handler, files);

        var answer = await function.Api.NextAnswerAsync();

        Assert.Equal(("init/error", type), (answer.Route, answer.ErrorType));
        Assert.Equal("exit status 1", await function.Process.Exited);
    }

    [Theory]
    [InlineData("index.mjs", "export const handler = async () => import.meta.url.length > 0;", "index.handler")]
    [InlineData("index.cjs", "exports.handler = async () => typeof require === 'function';", "index.handler")]
    [InlineData("src/app.js", "exports.ns = { handler: async () => true };", "src/app.ns.handler")]
    public async Task Modules_of_each_kind_are_found(string file, string text, string handler)
    {
        await using var function = TestFunction.Start("nodejs20.x", handler, new() { [file] = text });

        Assert.Equal("true", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_package_says_that_its_files_are_modules()
    {
        await using var function = TestFunction.Start(
            "nodejs20.x", "index.handler", new() { ["package.json"] = """{"type":"module"}""", ["index.js"] = "export const handler = async () => import.meta.url.length > 0;" });

        Assert.Equal("true", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_layer_brings_packages()
    {
        await using var function = TestFunction.Start(
            "nodejs20.x", "index.handler", new() { ["index.js"] = "exports.handler = async () => require('dep');" },
            layer: new() { ["nodejs/node_modules/dep/index.js"] = "module.exports = 'from the layer';" });

        Assert.Equal("\"from the layer\"", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_console_line_says_when_and_for_which_call()
    {
        await using var function = Start("exports.handler = async () => { console.warn('two\\nlines'); };");

        await function.InvokeAsync("{}");
        await function.Process.DrainAsync(Test.Token);

        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\trequest-1\tWARN\ttwo\rlines$", Assert.Single(function.Lines));
    }

    [Fact]
    public async Task A_log_in_JSON_has_an_object_for_each_line_of_the_console_from_its_level_on()
    {
        await using var function = TestFunction.Start(
            "nodejs20.x",
            "index.handler",
            new() { ["index.js"] = "exports.handler = async () => { console.info('no'); console.warn({ a: 1 }); console.error('it is', new TypeError('bad')); };" },
            variables: new() { ["AWS_LAMBDA_LOG_FORMAT"] = "JSON", ["AWS_LAMBDA_LOG_LEVEL"] = "WARN" });
        await function.InvokeAsync("{}");
        await function.Process.DrainAsync(Test.Token);

        var lines = function.Lines.Select(static line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["WARN", "ERROR"], lines.Select(static line => (string?)line["level"]));
        Assert.All(lines, static line => Assert.Equal("request-1", (string?)line["requestId"]));
        Assert.Equal(1, (int)lines[0]["message"]!["a"]!);
        Assert.Equal(("TypeError", "bad"), ((string?)lines[1]["errorType"], (string?)lines[1]["errorMessage"]));
    }

    [Fact]
    public async Task A_runtime_api_that_cannot_be_reached_is_no_error_of_the_function()
    {
        // It answers once there is nobody left to answer.
        await using var function = Start("""
            const { connect } = require('node:net');
            const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
            const isThere = () => new Promise((done) => { const socket = connect(port, host, () => { socket.destroy(); done(true); }).on('error', () => done(false)); });
            exports.handler = async () => { while (await isThere()); return 1; };
            """);
        await function.Api.Ready;
        function.Api.Send("{}");
        await function.Api.GivenAsync();
        await function.Api.StopAsync();

        Assert.Equal("exit status 1", await function.Process.Exited);
        Assert.Contains(function.Lines, static line => line.StartsWith("ApiFailure: The Runtime API cannot be reached: ", StringComparison.Ordinal));
        Assert.DoesNotContain(function.Lines, static line => line.Contains("Invoke Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_is_refused_is_no_error_of_the_function()
    {
        await using var function = Start("let n = 0; exports.handler = async () => ++n;");
        function.Api.Status = 413;
        Assert.Equal("invocation/request-1/response", (await function.InvokeAsync("{}")).Route);
        Assert.Equal(("invocation/request-2/response", "2"), await function.InvokeAsync("{}") is var next ? (next.Route, next.Body) : default);
    }

    [Fact]
    public async Task A_response_can_be_streamed_behind_a_prelude()
    {
        await using var function = Start(
            "exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201 }); stream.write('a'); stream.write('b'); stream.end(); });");

        var answer = await function.InvokeAsync("{}");

        Assert.Equal("streaming", answer.Mode);
        Assert.Equal("application/vnd.awslambda.http-integration-response", answer.ContentType);
        Assert.Equal("{\"statusCode\":201}\0\0\0\0\0\0\0\0ab", answer.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("stream.end(); ")]
    public async Task What_was_streamed_before_a_failure_goes_before_it(string last)
    {
        await using var function = Start(
            $"exports.handler = awslambda.streamifyResponse(async (event, stream) => {{ for (const part of ['one', 'two', 'three']) stream.write(part); {last}throw new TypeError('no more'); }});");

        Assert.Equal("onetwothree", (await function.InvokeAsync("{}")).Body);
        Assert.Equal("onetwothree", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_stream_that_the_function_destroys_is_an_answer_too()
    {
        await using var function = Start(
            "exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream.write('one'); stream.destroy(new Error('no more')); });");

        Assert.Equal("one", (await function.InvokeAsync("{}")).Body);
        Assert.Equal("one", (await function.InvokeAsync("{}")).Body);
    }

    private static TestFunction Start(string text, string runtime = "nodejs20.x") =>
        TestFunction.Start(runtime, "index.handler", new() { ["index.js"] = text });
}
