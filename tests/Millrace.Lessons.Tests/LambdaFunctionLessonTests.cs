using Amazon.Runtime;
using Millrace.Client.Lambda;
using Millrace.Client.Logs;

namespace Millrace.Lessons.Tests;

public sealed class LambdaFunctionLessonTests(LessonPrograms programs) : LessonTests(programs)
{
    private const string Lesson = "05-lambda-function";

    [Fact]
    public async Task It_connects_a_function_and_shows_what_it_writes_and_a_second_run_upgrades_it()
    {
        (await RunAsync("01-make-a-stream")).Ends(0);

        var first = (await RunAsync(Lesson)).Ends(0);
        first.Says("millrace-lessons: lambda.amazonaws.com may assume it").Says("with a record of our own: \"1 record(s) by version 1\"");
        first.Says("version 1: by-hand hello").Says("REPORT RequestId: ");
        for (var i = 1; i <= 3; i++) first.Says($"version 1: lesson-5 hello {i} of ");
        Assert.Single(first.Of("CreateFunction"));

        var second = (await RunAsync(Lesson)).Ends(0);
        Assert.Single(second.Of("UpdateFunctionCode"));
        Assert.Equal("is there from an earlier run, and has remembered how far it is", Assert.Single(second.Of("CreateEventSourceMapping")));

        var deleted = (await RunAsync(Lesson, "--delete")).Ends(0);
        Assert.Single(deleted.Of("DeleteEventSourceMapping"));
        Assert.Equal("millrace-lessons", Assert.Single(deleted.Of("DeleteRole")));
        await LeavesNothingAsync("millrace-lessons");
        Assert.Single((await RunAsync(Lesson, "--delete")).Ends(0).Of("deleted"));
    }

    [Theory]
    [InlineData("--upgrade")]
    [InlineData("--upgrade-kcl")]
    public async Task An_upgrade_under_load_loses_nothing_and_overtakes_nothing(string flag)
    {
        var run = (await RunAsync(Lesson, flag)).Ends(0);

        foreach (var key in new[] { "ant", "bee", "cat", "dog" }) Assert.Matches("^1 to [0-9]+ by version 1, [0-9]+ to [0-9]+ by version 2, [0-9]+ ms in between$", Assert.Single(run.Of($"key {key}")));
        Assert.Matches("^[0-9]+ put, 0 lost, [0-9]+ twice, 0 by the old code after the new$", Assert.Single(run.Of("records")));
        await LeavesNothingAsync();
    }

    [Fact]
    public async Task What_becomes_of_a_batch_whose_function_throws_is_a_setting_of_the_mapping()
    {
        var run = (await RunAsync(Lesson, "--throws")).Ends(0);

        Assert.Matches("^(1 2 3! )+1 2 3 4 5 6$", Assert.Single(run.Of("throws, then is fixed")));
        Assert.Matches("^1 2 (3! )+3 4 5 6$", Assert.Single(run.Of("reports, then is fixed")));
        Assert.Equal("1 2 3! 6", Assert.Single(run.Of("throws, no retry")));
        Assert.EndsWith(" 3! 4 5 6", Assert.Single(run.Of("throws, bisected")), StringComparison.Ordinal);
        await LeavesNothingAsync();
    }

    [Fact]
    public async Task A_function_puts_into_a_second_stream()
    {
        var run = (await RunAsync(Lesson, "--chain")).Ends(0);

        Assert.Equal(["DOWN", "THE", "STREAM"], Enumerable.Range(1, 3).Select(i => run.Of($"GetRecords {i}").Single().Split(' ')[^1]));
        await LeavesNothingAsync();
    }

    // No stream, function, log, role or table, but those that are excepted.
    private async Task LeavesNothingAsync(string? stream = null)
    {
        using var kinesis = Kinesis();
        using var lambda = new LambdaClient(new BasicAWSCredentials("test", "test"), new LambdaConfig { ServiceURL = Endpoint });
        using var logs = new LogsClient(new BasicAWSCredentials("test", "test"), new LogsConfig { ServiceURL = Endpoint });
        Assert.Equal(stream is null ? [] : [stream], (await kinesis.ListStreamsAsync(new(), Ending)).StreamNames);
        Assert.Empty((await lambda.ListFunctionsAsync(new(), Ending)).Functions ?? []);
        Assert.Empty((await lambda.ListEventSourceMappingsAsync(new(), Ending)).EventSourceMappings ?? []);
        Assert.Empty((await logs.DescribeLogGroupsAsync(new(), Ending)).LogGroups ?? []);
        Assert.Empty(await IdentitiesAsync());
        Assert.Empty((await RunAsync("04-kcl-consumer", "--forget")).Ends(0).Of("DeleteTable"));
    }
}
