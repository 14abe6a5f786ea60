using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class PutLogEventsTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public async Task Group_and_stream_must_be_there()
    {
        await using var logs = new TestLogs();
        const string Request = """{"logGroupName":"g","logStreamName":"s","logEvents":[{"timestamp":1,"message":"m"}]}""";
        await logs.RefusedAsync("PutLogEvents", Request, "ResourceNotFoundException", "The specified log group does not exist.");
        await logs.CreateAsync("g");
        await logs.RefusedAsync("PutLogEvents", Request, "ResourceNotFoundException", "The specified log stream does not exist.");
    }

    [Fact]
    public async Task Events_come_in_the_order_of_their_times()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.RefusedAsync(
            "PutLogEvents",
            """{"logGroupName":"g","logStreamName":"s","logEvents":[{"timestamp":2,"message":"m"},{"timestamp":1,"message":"m"}]}""",
            "InvalidParameterException",
            "Log events in a single PutLogEvents request must be in chronological order.");
    }

    [Fact]
    public async Task A_batch_has_a_mebibyte_and_a_day_at_most()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        var largest = new string('x', 1_048_576 - 26);
        await logs.PutAsync("g", "s", (0, largest));
        await logs.RefusedAsync(
            "PutLogEvents",
            $$"""{"logGroupName":"g","logStreamName":"s","logEvents":[{"timestamp":1,"message":"{{largest}}x"}]}""",
            "InvalidParameterException",
            "Upload too large: 1048577 bytes exceeds limit of 1048576");
        await logs.RefusedAsync(
            "PutLogEvents",
            """{"logGroupName":"g","logStreamName":"s","logEvents":[{"timestamp":1,"message":"m"},{"timestamp":86400002,"message":"m"}]}""",
            "InvalidParameterException",
            "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
    }

    [Fact]
    public async Task What_is_too_new_or_too_old_is_told_and_the_rest_taken()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        var answer = await logs.PutAsync("g", "s", (0, "now"), (2 * Hour, "soon"), (2 * Hour + 1, "late"));
        Assert.Equal("""{"tooNewLogEventStartIndex":2}""", answer["rejectedLogEventsInfo"]!.ToJsonString());
        answer = await logs.PutAsync("g", "s", (-14 * 24 * Hour - 1, "ancient"), (-14 * 24 * Hour, "old"));
        Assert.Equal("""{"tooOldLogEventEndIndex":1}""", answer["rejectedLogEventsInfo"]!.ToJsonString());
        Assert.Equal("old now soon", Texts(await logs.SendAsync("GetLogEvents", """{"logGroupName":"g","logStreamName":"s"}""")));

        await logs.SendAsync("PutRetentionPolicy", """{"logGroupName":"g","retentionInDays":1}""");
        answer = await logs.PutAsync("g", "s", (-24 * Hour - 1, "expired"), (-24 * Hour, "kept"));
        Assert.Equal("""{"expiredLogEventEndIndex":1}""", answer["rejectedLogEventsInfo"]!.ToJsonString());
    }

    [Fact]
    public async Task Tokens_are_told_and_ignored()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        var answer = await logs.SendAsync(
            "PutLogEvents", $$"""{"logGroupName":"g","logStreamName":"s","sequenceToken":"nonsense","logEvents":[{"timestamp":{{logs.Now}},"message":"m"}]}""");
        Assert.Equal(56, answer["nextSequenceToken"]!.GetValue<string>().Length);
    }
}
