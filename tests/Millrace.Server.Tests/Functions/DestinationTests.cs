using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Millrace.Model.Iam;
using Millrace.Model.Lambda;
using Millrace.Model.Sqs;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Functions;

/// <summary>What comes of calls that nobody waits for, from a function that runs to a message in a queue (facts/lambda.md 4, Async).</summary>
public sealed class DestinationTests : IAsyncLifetime
{
    private const string Function = $"arn:aws:lambda:{SampleRequests.Region}:{SampleRequests.Account}:function:f";
    private const string Role = $"arn:aws:iam::{SampleRequests.Account}:role/worker";

    /// <summary>Fails when it is told to, in red.</summary>
    private const string Code = """
        def handler(event, context):
            if event.get("fail"):
                raise ValueError("\x1b[31mno")
            return {"done": event["n"]}
        """;

    private ServerProcess _server = null!;
    private SignedCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        _caller = new SignedCaller(_server.Endpoint);
        await _caller.DoAsync(
            IamApi.CreateRole,
            ("RoleName", "worker"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        foreach (var queue in new[] { "failed", "done", "dead", "shut" }) await _caller.DoAsync(SqsApi.CreateQueue, ("QueueName", queue));
        await AllowAsync("failed", "done", "dead");
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_call_that_fails_is_told_to_the_destination_and_to_the_dead_letter_queue()
    {
        await CreateAsync(("DeadLetterConfig", Of(("TargetArn", Queue("dead")))));
        await SendToAsync("OnFailure", Queue("failed"));
        await CallAsync("""{"n":1,"fail":true}""");

        var message = await ReceiveAsync("failed");
        var document = JsonNode.Parse((string)message["Body"]!)!;
        Assert.Equal("1.0", (string?)document["version"]);
        Assert.Equal($"{Function}:$LATEST", (string?)document["requestContext"]!["functionArn"]);
        Assert.Equal(("RetriesExhausted", 1), ((string?)document["requestContext"]!["condition"], (int)document["requestContext"]!["approximateInvokeCount"]!));
        Assert.Equal("""{"n":1,"fail":true}""", document["requestPayload"]!.ToJsonString());
        Assert.Equal("""{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"}""", document["responseContext"]!.ToJsonString());
        Assert.Equal("ValueError", (string?)document["responsePayload"]!["errorType"]);
        Assert.Null(message["MessageAttributes"]);
        Assert.StartsWith($"{await RoleIdAsync()}:", (string?)message["Attributes"]!["SenderId"], StringComparison.Ordinal);

        var dead = await ReceiveAsync("dead");
        Assert.Equal("""{"n":1,"fail":true}""", (string?)dead["Body"]);
        Assert.Equal(("String", (string?)document["requestContext"]!["requestId"]), Attribute(dead, "RequestID"));
        Assert.Equal(("Number", "200"), Attribute(dead, "ErrorCode"));
        Assert.Equal(("String", "\uFFFD[31mno"), Attribute(dead, "ErrorMessage"));
    }

    [Fact]
    public async Task A_call_that_succeeds_is_told_with_its_answer()
    {
        await CreateAsync();
        await SendToAsync("OnSuccess", Queue("done"));
        await CallAsync("""{"n":7}""");
        var document = JsonNode.Parse((string)(await ReceiveAsync("done"))["Body"]!)!;
        Assert.Equal("Success", (string?)document["requestContext"]!["condition"]);
        Assert.Equal("""{"n":7}""", document["requestPayload"]!.ToJsonString());
        Assert.Equal("""{"done":7}""", document["responsePayload"]!.ToJsonString());
        Assert.Equal("""{"statusCode":200,"executedVersion":"$LATEST"}""", document["responseContext"]!.ToJsonString());
    }

    [Fact]
    public async Task A_role_that_has_lost_its_leave_sends_nothing_and_the_server_says_why()
    {
        await CreateAsync();
        await SendToAsync("OnSuccess", Queue("done"));
        await AllowAsync("dead");
        await CallAsync("""{"n":1}""");
        Assert.Contains(Queue("done"), await DenialAsync(), StringComparison.Ordinal);
        Assert.Null(JsonNode.Parse(await _caller.DoAsync(SqsApi.ReceiveMessage, ("QueueUrl", Url("done"))))!["Messages"]);
    }

    [Fact]
    public async Task What_cannot_be_sent_to_is_refused_when_it_is_named()
    {
        await RefusedAsync(LambdaApi.CreateFunction, Request(("DeadLetterConfig", Of(("TargetArn", Queue("shut"))))), "The provided execution role does not have permissions to call SendMessage on SQS");
        await RefusedAsync(LambdaApi.CreateFunction, Request(("DeadLetterConfig", Of(("TargetArn", Queue("none"))))), $"The destination ARN {Queue("none")} is invalid.");
        var topic = Queue("t").Replace(":sqs:", ":sns:", StringComparison.Ordinal);
        var noTopics = $"The destination {topic} cannot be used: this server is not connected to SNS. Start it with --sns-endpoint to say where SNS answers.";
        await RefusedAsync(LambdaApi.CreateFunction, Request(("DeadLetterConfig", Of(("TargetArn", topic)))), noTopics);
        await CreateAsync();
        await RefusedAsync(LambdaApi.UpdateFunctionConfiguration, Of(("FunctionName", "f"), ("DeadLetterConfig", Of(("TargetArn", topic)))), noTopics);
        await RefusedAsync(
            LambdaApi.PutFunctionEventInvokeConfig, Destination("OnFailure", Queue("shut")), $"The function's execution role does not have permissions to call SendMessage on {Queue("shut")}");
        await RefusedAsync(LambdaApi.PutFunctionEventInvokeConfig, Destination("OnSuccess", Queue("none")), $"The destination ARN {Queue("none")} is invalid.");
        await RefusedAsync(
            LambdaApi.PutFunctionEventInvokeConfig,
            Destination("OnFailure", "arn:aws:s3:::bucket"),
            "The destination arn:aws:s3:::bucket cannot be used: this server is not connected to S3. Start it with --s3-endpoint to say where S3 answers.");
    }

    private static string Queue(string name) => $"arn:aws:sqs:{SampleRequests.Region}:{SampleRequests.Account}:{name}";

    private static string Url(string queue) => $"/{SampleRequests.Account}/{queue}";

    private static Dictionary<string, object> Of(params (string Name, object Value)[] members) => members.ToDictionary(static m => m.Name, static m => m.Value);

    private static Dictionary<string, object> Destination(string kind, string arn) => Of(
        ("FunctionName", "f"), ("MaximumRetryAttempts", 0), ("DestinationConfig", Of((kind, Of(("Destination", arn))))));

    private static Dictionary<string, object> Request((string Name, object Value)[] more) => new(Of(more))
    {
        ["FunctionName"] = "f",
        ["Role"] = Role,
        ["Runtime"] = "python3.12",
        ["Handler"] = "index.handler",
        ["Timeout"] = 30,
        ["Code"] = Of(("ZipFile", Zip())),
    };

    private static Dictionary<string, object> Request((string Name, object Value) more) => Request([more]);

    private static string Zip()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("index.py").Open();
            entry.Write(Encoding.UTF8.GetBytes(Code));
        }

        return Convert.ToBase64String(output.ToArray());
    }

    private static (string?, string?) Attribute(JsonNode message, string name) =>
        ((string?)message["MessageAttributes"]![name]!["DataType"], (string?)message["MessageAttributes"]![name]!["StringValue"]);

    private async Task AllowAsync(params string[] queues) => await _caller.DoAsync(
        IamApi.PutRolePolicy,
        ("RoleName", "worker"),
        ("PolicyName", "send"),
        ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":[{{string.Join(',', queues.Select(static q => $"\"{Queue(q)}\""))}}]}]}"""));

    private Task<string> CreateAsync(params (string Name, object Value)[] more) => _caller.DoAsync(
        LambdaApi.CreateFunction, [.. Request(more).Select(static member => (member.Key, member.Value))]);

    private Task<string> SendToAsync(string kind, string arn) => _caller.DoAsync(
        LambdaApi.PutFunctionEventInvokeConfig, [.. Destination(kind, arn).Select(static member => (member.Key, member.Value))]);

    private Task<string> CallAsync(string payload) => _caller.DoAsync(LambdaApi.Invoke, ("FunctionName", "f"), ("InvocationType", "Event"), ("Payload", payload));

    private async Task RefusedAsync(Wire.Operation operation, Dictionary<string, object> request, string text)
    {
        var answer = await _caller.CallAsync(operation, request);
        Assert.Equal((400, "InvalidParameterValueException", text), (answer.Status, answer.Code, answer.Message));
    }

    /// <summary>The first message of a queue, as soon as it is there.</summary>
    private async Task<JsonNode> ReceiveAsync(string queue)
    {
        // Where much else runs, it takes a function longer to start than one call may wait.
        for (var turn = 0; turn < 5; turn++)
        {
            var answer = await _caller.DoAsync(
                SqsApi.ReceiveMessage,
                ("QueueUrl", Url(queue)),
                ("WaitTimeSeconds", 20),
                ("MessageAttributeNames", new object[] { "All" }),
                ("AttributeNames", new object[] { "All" }));
            if (JsonNode.Parse(answer)!["Messages"] is JsonArray messages) return messages.Single()!;
        }

        throw new TimeoutException($"The queue '{queue}' got no message.");
    }

    private async Task<string> RoleIdAsync() =>
        XElement.Parse(await _caller.DoAsync(IamApi.GetRole, ("RoleName", "worker"))).Descendants().First(static e => e.Name.LocalName == "RoleId").Value;

    /// <summary>What the server says of the first call that it denied, as soon as there is one.</summary>
    private async Task<string> DenialAsync()
    {
        using var http = new HttpClient { BaseAddress = _server.Endpoint };
        while (true)
        {
            var page = await http.GetStringAsync("_millrace/decisions", TestContext.Current.CancellationToken);
            if (page.Contains("sqs:SendMessage", StringComparison.Ordinal)) return page;
        }
    }
}
