using Millrace.CloudWatch.Logs;
using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Service;

public sealed class DeliveryTests
{
    private const string Read = """{"logGroupName":"/aws/lambda/f","logStreamName":"s"}""";

    [Fact]
    public async Task Group_and_stream_are_made_and_lines_keep_their_times()
    {
        await using var logs = new TestLogs();
        var now = logs.Time.GetUtcNow();
        var asked = new List<string>();
        Assert.True(await DeliverAsync(logs, Allow, new(now.AddMilliseconds(2), "b"), new(now, "a"), new(now, "")));
        Assert.Equal("a b", Texts(await logs.SendAsync("GetLogEvents", Read)));
        var group = (await logs.SendAsync("DescribeLogGroups", "{}"))["logGroups"]![0]!;
        Assert.Equal(7, group["retentionInDays"]!.GetValue<int>());
        Assert.Contains("logs:CreateLogGroup arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/f:log-stream:", asked);
        Assert.Contains("logs:PutLogEvents arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/f:log-stream:s", asked);

        bool Allow(string action, string resource)
        {
            asked.Add($"{action} {resource}");
            return true;
        }
    }

    [Theory]
    [InlineData("logs:CreateLogGroup")]
    [InlineData("logs:CreateLogStream")]
    [InlineData("logs:PutLogEvents")]
    public async Task Without_leave_for_each_step_nothing_is_made(string denied)
    {
        await using var logs = new TestLogs();
        Assert.False(await DeliverAsync(logs, (action, _) => action != denied, new DeliveredLine(logs.Time.GetUtcNow(), "a")));
        Assert.Equal("", Names(await logs.SendAsync("DescribeLogGroups", "{}"), "logGroups", "logGroupName"));
    }

    private static ValueTask<bool> DeliverAsync(TestLogs logs, Func<string, string, bool> mayDo, params DeliveredLine[] lines) =>
        logs.Service.DeliverAsync(new LogDelivery(Account, Region, "/aws/lambda/f", "s"), lines, mayDo);
}
