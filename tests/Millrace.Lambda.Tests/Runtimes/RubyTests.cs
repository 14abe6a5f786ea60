namespace Millrace.Lambda.Tests.Runtimes;

public sealed class RubyTests
{
    [Theory]
    [InlineData("index.handler")]
    [InlineData("index.My::Functions.handler")]
    public async Task A_handler_is_a_method_of_a_file_or_of_a_class(string handler)
    {
        await using var function = Start(handler);

        var answer = await function.InvokeAsync("""{"a":1}""");

        Assert.Equal(("invocation/request-1/response", """{"got":{"a":1},"id":"request-1"}"""), (answer.Route, answer.Body));
    }

    [Fact]
    public async Task An_error_is_told_with_type_message_and_trace()
    {
        await using var function = Start("index.fail");

        var answer = await function.InvokeAsync("{}");

        Assert.Equal(("invocation/request-1/error", "Function<ArgumentError>"), (answer.Route, answer.ErrorType));
        Assert.StartsWith("""{"errorMessage":"no","errorType":"Function<ArgumentError>","stackTrace":["/""", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.handler", "Runtime.ImportModuleError")]
    [InlineData("index.nothing", "Runtime.HandlerNotFound")]
    [InlineData("broken.handler", "Runtime.UserCodeSyntaxError")]
    [InlineData("index", "Runtime.MalformedHandlerName")]
    public async Task A_handler_that_cannot_be_loaded_is_an_error_of_the_start(string handler, string type)
    {
        await using var function = Start(handler);

        var answer = await function.Api.NextAnswerAsync();

        Assert.Equal(("init/error", type), (answer.Route, answer.ErrorType));
        Assert.Equal("exit status 1", await function.Process.Exited);
    }

    private static TestFunction Start(string handler) => TestFunction.Start("ruby3.3", handler, new()
    {
        ["index.rb"] = """
            def handler(event:, context:) = { got: event, id: context.aws_request_id }
            def fail(event:, context:) = raise(ArgumentError, 'no')
            module My
              class Functions
                def self.handler(event:, context:) = { got: event, id: context.aws_request_id }
              end
            end
            """,
        ["broken.rb"] = "def handler(",
    });
}
