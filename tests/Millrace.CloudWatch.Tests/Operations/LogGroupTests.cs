using System.Text.Json.Nodes;
using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class LogGroupTests
{
    private const string NoGroup = "The specified log group does not exist.";

    [Fact]
    public async Task A_group_is_described_with_both_of_its_arns()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("app/one", "s");
        await logs.PutAsync("app/one", "s", (0, "12345"));

        var group = Assert.Single((await logs.SendAsync("DescribeLogGroups", "{}"))["logGroups"]!.AsArray())!;
        Assert.Equal("""
            {"logGroupName":"app/one","creationTime":1769044922500,"metricFilterCount":0,"arn":"arn:aws:logs:eu-central-1:123456789012:log-group:app/one:*","storedBytes":31,"logGroupClass":"STANDARD","logGroupArn":"arn:aws:logs:eu-central-1:123456789012:log-group:app/one","deletionProtectionEnabled":false}
            """, group.ToJsonString());
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g");
        await logs.RefusedAsync("CreateLogGroup", """{"logGroupName":"g"}""", "ResourceAlreadyExistsException", "The specified log group already exists");
    }

    [Fact]
    public async Task A_broken_constraint_is_an_invalid_parameter()
    {
        await using var logs = new TestLogs();
        await logs.RefusedAsync(
            "CreateLogGroup",
            """{"logGroupName":"a b"}""",
            "InvalidParameterException",
            @"1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+");
    }

    [Fact]
    public async Task A_deleted_group_is_gone_with_its_events()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.PutAsync("g", "s", (0, "old"));
        await logs.SendAsync("DeleteLogGroup", """{"logGroupName":"g"}""");
        await logs.RefusedAsync("DeleteLogGroup", """{"logGroupName":"g"}""", "ResourceNotFoundException", NoGroup);

        await logs.CreateAsync("g", "s");
        Assert.Equal("", Texts(await logs.SendAsync("GetLogEvents", """{"logGroupName":"g","logStreamName":"s"}""")));
    }

    [Fact]
    public async Task A_protected_group_stays()
    {
        await using var logs = new TestLogs();
        await logs.SendAsync("CreateLogGroup", """{"logGroupName":"g","deletionProtectionEnabled":true}""");
        await logs.RefusedAsync(
            "DeleteLogGroup", """{"logGroupName":"g"}""", "ValidationException", "The log group cannot be deleted while deletion protection is enabled.");
    }

    [Fact]
    public async Task Groups_are_listed_by_name_in_pages()
    {
        await using var logs = new TestLogs();
        foreach (var name in (string[])["b", "a/2", "a/1", "B"]) await logs.CreateAsync(name);

        var first = await logs.SendAsync("DescribeLogGroups", """{"limit":3}""");
        Assert.Equal("B a/1 a/2", Names(first, "logGroups", "logGroupName"));
        var second = await logs.SendAsync("DescribeLogGroups", new JsonObject { ["nextToken"] = first["nextToken"]!.DeepClone() }.ToJsonString());
        Assert.Equal("b", Names(second, "logGroups", "logGroupName"));
        Assert.Null(second["nextToken"]);
        Assert.Equal("a/1 a/2", Names(await logs.SendAsync("DescribeLogGroups", """{"logGroupNamePrefix":"a/"}"""), "logGroups", "logGroupName"));

        var found = await logs.SendAsync("DescribeLogGroups", """{"logGroupNamePattern":"B"}""");
        Assert.Equal("B b", Names(found, "logGroups", "logGroupName"));
        Assert.Null(found["logGroups"]![0]!["storedBytes"]);
    }

    [Fact]
    public async Task A_prefix_and_a_pattern_exclude_each_other()
    {
        await using var logs = new TestLogs();
        await logs.RefusedAsync(
            "DescribeLogGroups",
            """{"logGroupNamePrefix":"a","logGroupNamePattern":"b"}""",
            "InvalidParameterException",
            "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        await logs.RefusedAsync("DescribeLogGroups", """{"nextToken":"?"}""", "InvalidParameterException", "The specified nextToken is invalid.");
    }

    [Fact]
    public async Task Groups_are_found_by_the_beginning_or_any_part_of_their_names()
    {
        await using var logs = new TestLogs();
        foreach (var name in (string[])["api-one", "the-api", "web"]) await logs.CreateAsync(name);
        Assert.Equal("api-one the-api", Names(await logs.SendAsync("ListLogGroups", """{"logGroupNamePattern":"api"}"""), "logGroups", "logGroupName"));
        Assert.Equal("api-one web", Names(await logs.SendAsync("ListLogGroups", """{"logGroupNamePattern":"^api|web"}"""), "logGroups", "logGroupName"));
    }
}
