using System.Text.Json.Nodes;
using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class LogStreamTests
{
    [Fact]
    public async Task A_stream_is_made_once_in_a_group_that_is_there()
    {
        await using var logs = new TestLogs();
        const string Request = """{"logGroupName":"g","logStreamName":"s"}""";
        await logs.RefusedAsync("CreateLogStream", Request, "ResourceNotFoundException", "The specified log group does not exist.");
        await logs.CreateAsync("g", "s");
        await logs.RefusedAsync("CreateLogStream", Request, "ResourceAlreadyExistsException", "The specified log stream already exists");
        await logs.SendAsync("DeleteLogStream", Request);
        await logs.RefusedAsync("DeleteLogStream", Request, "ResourceNotFoundException", "The specified log stream does not exist.");
    }

    [Fact]
    public async Task A_stream_tells_its_first_and_last_event()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.PutAsync("g", "s", (5, "b"), (9, "c"));
        await logs.PutAsync("g", "s", (-7, "a"));
        var stream = Assert.Single((await logs.SendAsync("DescribeLogStreams", """{"logGroupName":"g"}"""))["logStreams"]!.AsArray())!;
        Assert.Equal(logs.Now - 7, stream["firstEventTimestamp"]!.GetValue<long>());
        Assert.Equal(logs.Now + 9, stream["lastEventTimestamp"]!.GetValue<long>());
        Assert.Equal("arn:aws:logs:eu-central-1:123456789012:log-group:g:log-stream:s", stream["arn"]!.GetValue<string>());
        Assert.Equal(0, stream["storedBytes"]!.GetValue<long>());
    }

    [Fact]
    public async Task Streams_are_listed_by_name_or_by_their_last_event()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "a", "b", "c");
        await logs.PutAsync("g", "a", (2, "x"));
        await logs.PutAsync("g", "b", (3, "x"));
        await logs.PutAsync("g", "c", (1, "x"));
        Assert.Equal("a b c", await ListAsync(""));
        Assert.Equal("c b a", await ListAsync(""" ,"descending":true"""));
        Assert.Equal("b a c", await ListAsync(""" ,"orderBy":"LastEventTime","descending":true"""));
        Assert.Equal("b", await ListAsync(""" ,"logStreamNamePrefix":"b" """));

        var first = await logs.SendAsync("DescribeLogStreams", """{"logGroupName":"g","orderBy":"LastEventTime","limit":2}""");
        Assert.Equal("c a", Names(first, "logStreams", "logStreamName"));
        var second = new JsonObject { ["logGroupName"] = "g", ["orderBy"] = "LastEventTime", ["nextToken"] = first["nextToken"]!.DeepClone() };
        Assert.Equal("b", Names(await logs.SendAsync("DescribeLogStreams", second.ToJsonString()), "logStreams", "logStreamName"));

        async Task<string> ListAsync(string more) =>
            Names(await logs.SendAsync("DescribeLogStreams", $$"""{"logGroupName":"g"{{more}} }"""), "logStreams", "logStreamName");
    }

    [Fact]
    public async Task A_group_is_named_in_one_way()
    {
        await using var logs = new TestLogs();
        await logs.RefusedAsync(
            "DescribeLogStreams",
            """{"logGroupName":"g","logGroupIdentifier":"g"}""",
            "ValidationException",
            "LogGroup name and LogGroup ARN are mutually exclusive parameters.");
    }
}
