using Amazon.Runtime;
using Millrace.Client.Logs;
using Millrace.Model.Logs;
using Millrace.Server.Tests;

namespace Millrace.Client.Tests;

/// <summary>The client of CloudWatch Logs against the server.</summary>
public sealed class LogsClientTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_put_found_and_read_to_their_end()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var logs = new LogsClient(
            new BasicAWSCredentials("test", "test"), new LogsConfig { ServiceURL = server.Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
        await logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = "g" }, Ending);
        await logs.CreateLogStreamAsync(new CreateLogStreamRequest { LogGroupName = "g", LogStreamName = "s" }, Ending);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await logs.PutLogEventsAsync(
            new PutLogEventsRequest { LogGroupName = "g", LogStreamName = "s", LogEvents = [Event(now, "one"), Event(now + 1, "two ERROR")] }, Ending);

        var found = await logs.FilterLogEventsAsync(new FilterLogEventsRequest { LogGroupName = "g", FilterPattern = "ERROR" }, Ending);
        Assert.Equal("two ERROR", Assert.Single(found.Events!).Message.ToString());
        var first = await logs.GetLogEventsAsync(new GetLogEventsRequest { LogGroupName = "g", LogStreamName = "s", StartFromHead = true }, Ending);
        Assert.Equal(["one", "two ERROR"], first.Events!.Select(static one => one.Message.ToString()));
        var second = await logs.GetLogEventsAsync(
            new GetLogEventsRequest { LogGroupName = "g", LogStreamName = "s", StartFromHead = true, NextToken = first.NextForwardToken }, Ending);
        Assert.Equal((first.NextForwardToken, 0), (second.NextForwardToken, second.Events!.Count));
    }

    [Fact]
    public async Task What_is_not_there_is_an_exception_of_its_own()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var logs = new LogsClient(
            new BasicAWSCredentials("test", "test"), new LogsConfig { ServiceURL = server.Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
        var error = await Assert.ThrowsAsync<Client.Logs.ResourceNotFoundException>(
            () => logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = "none" }, Ending));
        Assert.Equal("The specified log group does not exist.", error.Message);
    }

    private static InputLogEvent Event(long time, string text) => new() { Timestamp = time, Message = text };
}
