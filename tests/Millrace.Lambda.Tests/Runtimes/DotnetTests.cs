namespace Millrace.Lambda.Tests.Runtimes;

public sealed class DotnetTests
{
    private const string Assembly = "Millrace.Lambda.DotnetFunction";

    [Fact]
    public async Task A_method_takes_and_gives_objects()
    {
        await using var function = Start("Greet");

        Assert.Equal("""{"Text":"Hello you","Calls":1}""", (await function.InvokeAsync("""{"name":"you"}""")).Body);
        Assert.Equal("""{"Text":"Hello you","Calls":2}""", (await function.InvokeAsync("""{"Name":"you"}""")).Body);
    }

    [Fact]
    public async Task A_method_may_be_asynchronous_and_take_the_context_of_its_own_Amazon_Lambda_Core()
    {
        await using var function = Start("Describe");
        function.Api.Headers["Lambda-Runtime-Client-Context"] = """{"custom":{"a":"b"}}""";

        Assert.Equal("\"x request-1 512 True b\"", (await function.InvokeAsync("\"x\"")).Body);
        await function.Process.DrainAsync(Test.Token);
        Assert.Equal(2, function.Lines.Length);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\trequest-1\tinfo\tlogged$", function.Lines[0]);
        Assert.EndsWith("\trequest-1\tinfo\twritten", function.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Copy", """{ "as": "is" }""", """{ "as": "is" }""")]
    [InlineData("Nothing", "{}", "")]
    [InlineData("Int32 Twice(Int32)", "4", "8")]
    public async Task A_method_may_take_streams_give_nothing_or_be_named_in_full(string method, string payload, string result)
    {
        await using var function = Start(method);

        Assert.Equal(result, (await function.InvokeAsync(payload)).Body);
    }

    [Fact]
    public async Task An_exception_is_told_with_its_cause()
    {
        await using var function = Start("Fail");

        var answer = await function.InvokeAsync("{}");

        Assert.Equal(("invocation/request-1/error", "InvalidOperationException"), (answer.Route, answer.ErrorType));
        Assert.StartsWith("""{"errorType":"InvalidOperationException","errorMessage":"no","stackTrace":["at Millrace.Lambda.DotnetFunction.Function.Fail()""", answer.Body, StringComparison.Ordinal);
        Assert.Contains("""
            "cause":{"errorType":"ArgumentException","errorMessage":"why"
            """.Trim(), answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runtime_api_that_cannot_be_reached_is_no_error_of_the_function()
    {
        await using var function = Start("Outlive");
        await function.Api.Ready;
        function.Api.Send("{}");
        await function.Api.GivenAsync();
        await function.Api.StopAsync();

        Assert.Equal("exit status 1", await function.Process.Exited);
        Assert.Contains("fail\tThe Runtime API cannot be reached: ", Assert.Single(function.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A:B", "Invalid lambda function handler: 'A:B'. The valid format is 'ASSEMBLY::TYPE::METHOD'.")]
    [InlineData("Other::T::M", "Could not find the specified handler assembly with the file name 'Other'. The assembly should be located in the root of your uploaded .zip file.")]
    [InlineData($"{Assembly}::T::M", $"Unable to load type 'T' from assembly '{Assembly}'.")]
    [InlineData($"{Assembly}::{Assembly}.Function::Twice", $"Found more than one method 'Twice' in type '{Assembly}.Function'.")]
    public async Task A_handler_that_cannot_be_loaded_is_an_error_of_the_start(string handler, string message)
    {
        await using var function = StartHandler(handler);

        var answer = await function.Api.NextAnswerAsync();

        Assert.Equal(("init/error", "LambdaValidationException"), (answer.Route, answer.ErrorType));
        Assert.Contains($"\"errorMessage\":\"{message}".Replace("'", "\\u0027", StringComparison.Ordinal), answer.Body, StringComparison.Ordinal);
        Assert.Equal("exit status 1", await function.Process.Exited);
    }

    private static TestFunction Start(string method) => StartHandler($"{Assembly}::{Assembly}.Function::{method}");

    private static TestFunction StartHandler(string handler) => TestFunction.Start(
        "dotnet10", handler, [], prepare: task => File.Copy(Path.Combine(AppContext.BaseDirectory, $"{Assembly}.dll"), Path.Combine(task, $"{Assembly}.dll")));
}
