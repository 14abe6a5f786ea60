using Millrace.Model.Lambda;
using Millrace.Model.Logs;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Functions;

/// <summary>Log events on their way to a function that runs (facts/logs-metrics.md A, PutSubscriptionFilter).</summary>
public sealed class LogSubscriptionTests
{
    private const string Code = """
        import base64, gzip, json
        def handler(event, context):
            document = json.loads(gzip.decompress(base64.b64decode(event["awslogs"]["data"])))
            for one in document["logEvents"]:
                print("got", document["messageType"], document["logGroup"], document["logStream"], one["message"])
        """;

    [Fact]
    public async Task A_function_that_lets_the_log_group_call_it_gets_its_events()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var caller = new SignedCaller(server.Endpoint);
        await caller.MakeFunctionAsync(Code);
        await caller.DoAsync(LogsApi.CreateLogGroup, ("logGroupName", "app"));
        await caller.DoAsync(LogsApi.CreateLogStream, ("logGroupName", "app"), ("logStreamName", "s"));
        await AllowAsync(caller, "other", "logs.amazonaws.com");
        var filter = new Dictionary<string, object>
        {
            ["logGroupName"] = "app", ["filterName"] = "errors", ["filterPattern"] = "ERROR", ["destinationArn"] = PythonFunction.Arn,
        };
        var refused = await caller.CallAsync(LogsApi.PutSubscriptionFilter, filter);
        Assert.Equal(
            (400, "InvalidParameterException", "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function."),
            (refused.Status, refused.Code, refused.Message));
        await AllowAsync(caller, "app", $"logs.{SampleRequests.Region}.amazonaws.com");
        var made = await caller.CallAsync(LogsApi.PutSubscriptionFilter, filter);
        Assert.True(made.Code is null, made.Message);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        object[] events = [Event(now, "fine"), Event(now, "ERROR one"), Event(now + 1, "ERROR two")];
        await caller.DoAsync(LogsApi.PutLogEvents, ("logGroupName", "app"), ("logStreamName", "s"), ("logEvents", events));
        Assert.Equal(["got DATA_MESSAGE app s ERROR one", "got DATA_MESSAGE app s ERROR two"], await caller.LinesAsync("got", 2));
    }

    private static Dictionary<string, object> Event(long time, string message) => new() { ["timestamp"] = time, ["message"] = message };

    private static Task<string> AllowAsync(SignedCaller caller, string group, string service) => caller.DoAsync(
        LambdaApi.AddPermission,
        ("FunctionName", "f"),
        ("StatementId", group),
        ("Action", "lambda:InvokeFunction"),
        ("Principal", service),
        ("SourceArn", $"arn:aws:logs:{SampleRequests.Region}:{SampleRequests.Account}:log-group:{group}:*"));
}
