namespace Millrace.Lambda.Tests.Runtimes;

public sealed class PythonTests
{
    [Fact]
    public async Task A_handler_answers_with_what_it_returns()
    {
        await using var function = Start("def handler(event, context):\n    return {'got': event, 'id': context.aws_request_id, 'memory': context.memory_limit_in_mb, 'left': context.get_remaining_time_in_millis() > 0}\n");

        var answer = await function.InvokeAsync("""{"a":"ü"}""");

        Assert.Equal("invocation/request-1/response", answer.Route);
        Assert.Equal("""{"got": {"a": "ü"}, "id": "request-1", "memory": "512", "left": true}""", answer.Body);
    }

    [Fact]
    public async Task An_error_is_told_with_type_message_and_trace()
    {
        await using var function = Start("def handler(event, context):\n    raise ValueError('no')\n");

        var answer = await function.InvokeAsync("{}");

        Assert.Equal(("invocation/request-1/error", "ValueError"), (answer.Route, answer.ErrorType));
        Assert.StartsWith("""{"errorMessage": "no", "errorType": "ValueError", "requestId": "request-1", "stackTrace": ["  File \"/""", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("python.py", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.handler", "Runtime.ImportModuleError", "Unable to import module 'nowhere': No module named 'nowhere'")]
    [InlineData("index.nothing", "Runtime.HandlerNotFound", "Handler 'nothing' missing on module 'index'")]
    [InlineData("broken.handler", "Runtime.UserCodeSyntaxError", "Syntax error in module 'broken': ")]
    public async Task A_handler_that_cannot_be_loaded_is_an_error_of_the_start(string handler, string type, string message)
    {
        await using var function = TestFunction.Start("python3.12", handler, new() { ["index.py"] = "value = 1\n", ["broken.py"] = "def handler(:\n" });

        var answer = await function.Api.NextAnswerAsync();

        Assert.Equal(("init/error", type), (answer.Route, answer.ErrorType));
        Assert.Contains($"\"errorMessage\": \"{message}", answer.Body, StringComparison.Ordinal);
        Assert.Equal("exit status 1", await function.Process.Exited);
    }

    [Fact]
    public async Task A_result_that_is_not_JSON_is_an_error()
    {
        await using var function = Start("def handler(event, context):\n    return object()\n");

        var answer = await function.InvokeAsync("{}");

        Assert.Equal("Runtime.MarshalError", answer.ErrorType);
        Assert.Contains("Unable to marshal response: Object of type object is not JSON serializable", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_in_a_folder_sees_the_packages_of_a_layer()
    {
        await using var function = TestFunction.Start(
            "python3.12", "pkg/mod.handler", new() { ["pkg/mod.py"] = "import dep\ndef handler(event, context):\n    return dep.value\n" },
            layer: new() { ["python/dep.py"] = "value = 'from the layer'\n" });

        Assert.Equal("\"from the layer\"", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_log_line_says_how_grave_when_and_for_which_call()
    {
        await using var function = Start("import logging\ndef handler(event, context):\n    logging.warning('dry')\n    print('plain')\n");

        await function.InvokeAsync("{}");
        await function.Process.DrainAsync(Test.Token);

        Assert.Equal(2, function.Lines.Length);
        Assert.Matches(@"^\[WARNING\]\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\trequest-1\tdry$", function.Lines[0]);
        Assert.Equal("plain", function.Lines[1]);
    }

    private static TestFunction Start(string text) => TestFunction.Start("python3.12", "index.handler", new() { ["index.py"] = text });
}
