using Microsoft.Extensions.Time.Testing;
using Millrace.Client.Kinesis;
using static Millrace.Client.Tests.ScriptedServer;

namespace Millrace.Client.Tests;

/// <summary>Waiting for a stream, on a clock that waits for nobody.</summary>
public sealed class StreamWaitsTests
{
    private readonly HastyClock _clock = new();

    private StreamWaitOptions Options => new() { PollInterval = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(25), TimeProvider = _clock };

    [Fact]
    public async Task A_stream_that_is_not_found_then_made_is_waited_for_until_it_is_active()
    {
        await using var server = new ScriptedServer(
            Answer.Error(400, "ResourceNotFoundException"), Summary("CREATING"), Summary("ACTIVE"));
        using var client = Clients.At(server.Url);

        var wait = client.WaitUntilStreamExistsAsync("s", Options, TestContext.Current.CancellationToken);

        Assert.Equal("ACTIVE", (await wait).StreamStatus);
        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal("""{"StreamName":"s"}""", r.Body));
    }

    [Fact]
    public async Task A_stream_that_is_never_made_times_out_and_the_error_says_how_far_it_came()
    {
        await using var server = new ScriptedServer(Summary("CREATING"));
        using var client = Clients.At(server.Url);

        var wait = client.WaitUntilStreamExistsAsync("s", Options, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<TimeoutException>(() => wait);
        Assert.Equal("Stream s is CREATING after 25 seconds.", error.Message);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_stream_is_waited_for_until_it_is_gone()
    {
        await using var server = new ScriptedServer(Summary("DELETING"), Answer.Error(400, "ResourceNotFoundException"));
        using var client = Clients.At(server.Url);

        var wait = client.WaitUntilStreamNotExistsAsync("s", Options, TestContext.Current.CancellationToken);

        await wait;
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_look_that_is_throttled_does_not_end_the_wait()
    {
        await using var server = new ScriptedServer(Answer.Error(400, "LimitExceededException"), Summary("ACTIVE"));
        using var client = Clients.At(server.Url, c => c.MaxErrorRetry = 0);

        var wait = client.WaitUntilStreamExistsAsync("s", Options, TestContext.Current.CancellationToken);

        Assert.Equal("ACTIVE", (await wait).StreamStatus);
    }

    [Fact]
    public async Task Another_error_ends_the_wait()
    {
        await using var server = new ScriptedServer(Answer.Error(400, "AccessDeniedException"));
        using var client = Clients.At(server.Url);

        await Assert.ThrowsAsync<AccessDeniedException>(() => client.WaitUntilStreamExistsAsync("s", Options, TestContext.Current.CancellationToken));
    }

    private static Answer Summary(string status) =>
        new(200, $$$"""{"StreamDescriptionSummary":{"StreamName":"s","StreamARN":"a","StreamStatus":"{{{status}}}"}}""");

    /// <summary>A clock on which each pause is over as soon as it begins.</summary>
    private sealed class HastyClock : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Advance(dueTime);
            return timer;
        }
    }
}
