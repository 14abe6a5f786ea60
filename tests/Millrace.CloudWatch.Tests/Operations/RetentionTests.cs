using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class RetentionTests
{
    private const string Read = """{"logGroupName":"g","logStreamName":"s"}""";

    [Fact]
    public async Task Only_certain_numbers_of_days_are_taken()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g");
        await logs.RefusedAsync(
            "PutRetentionPolicy",
            """{"logGroupName":"g","retentionInDays":2}""",
            "InvalidParameterException",
            "Invalid retention value. Please choose from: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]");
    }

    [Fact]
    public async Task Old_events_are_not_read_any_more_and_then_freed()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.PutAsync("g", "s", (0, "old"));
        await logs.SendAsync("PutRetentionPolicy", """{"logGroupName":"g","retentionInDays":1}""");
        logs.Time.Advance(TimeSpan.FromHours(23));
        await logs.PutAsync("g", "s", (0, "new"));
        Assert.Equal("old new", Texts(await logs.SendAsync("GetLogEvents", Read)));

        logs.Time.Advance(TimeSpan.FromMinutes(65));
        Assert.Equal("new", Texts(await logs.SendAsync("GetLogEvents", Read)));
        for (var stored = 58L; stored != 29;)
        {
            logs.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
            stored = (await logs.SendAsync("DescribeLogGroups", "{}"))["logGroups"]![0]!["storedBytes"]!.GetValue<long>();
        }

        await logs.SendAsync("DeleteRetentionPolicy", """{"logGroupName":"g"}""");
        Assert.Equal("new", Texts(await logs.SendAsync("GetLogEvents", Read)));
    }
}
