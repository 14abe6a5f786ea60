using System.Buffers;
using System.Text;
using Millrace.Model.Logs;
using Millrace.Wire;
using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class StartLiveTailTests
{
    [Fact]
    public async Task Events_come_once_a_second_as_they_come_in()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s", "t");
        await using var tail = await OpenAsync(logs, """{"logGroupIdentifiers":["g"],"logEventFilterPattern":"ERROR","logStreamNames":["s"]}""");
        var start = (await tail.NextAsync()).SessionStart!;
        Assert.Equal(("g", "ERROR"), (start.LogGroupIdentifiers![0], start.LogEventFilterPattern));

        await logs.PutAsync("g", "s", (0, "fine"), (1, "ERROR one"));
        await logs.PutAsync("g", "t", (0, "ERROR elsewhere"));
        await logs.Service.DeliverAsync(new(Account, Region, "g", "s"), [new(logs.Time.GetUtcNow(), "ERROR two")], static (_, _) => true);
        var update = (await tail.NextAsync(TimeSpan.FromSeconds(1))).SessionUpdate!;
        Assert.Equal(["ERROR one", "ERROR two"], update.SessionResults!.Select(static one => one.Message.ToString()));
        Assert.Equal((false, "s", "g"), (update.SessionMetadata!.Sampled, update.SessionResults![0].LogStreamName, update.SessionResults[0].LogGroupIdentifier));
        Assert.Empty((await tail.NextAsync(TimeSpan.FromSeconds(1))).SessionUpdate!.SessionResults!);
    }

    [Fact]
    public async Task More_than_500_events_in_a_second_are_sampled()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await using var tail = await OpenAsync(logs, """{"logGroupIdentifiers":["g"]}""");
        await tail.NextAsync();
        await logs.PutAsync("g", "s", [.. Enumerable.Range(0, 600).Select(static i => ((long)i, "x"))]);
        var update = (await tail.NextAsync(TimeSpan.FromSeconds(1))).SessionUpdate!;
        Assert.Equal((true, 500), (update.SessionMetadata!.Sampled, update.SessionResults!.Count));
    }

    [Fact]
    public async Task A_session_ends_after_three_hours()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g");
        await using var tail = await OpenAsync(logs, """{"logGroupIdentifiers":["g"]}""");
        await tail.NextAsync();
        await tail.NextAsync(TimeSpan.FromHours(3));
        Assert.Equal("SessionTimeoutException", (await Assert.ThrowsAsync<ServiceException>(() => tail.NextAsync())).Code);
    }

    [Theory]
    [InlineData("""{"logGroupIdentifiers":["none"]}""", "ResourceNotFoundException")]
    [InlineData("""{"logGroupIdentifiers":["g","h"],"logStreamNames":["s"]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupIdentifiers":["g"],"logStreamNames":["s"],"logStreamNamePrefixes":["s"]}""", "InvalidParameterException")]
    public async Task What_cannot_be_watched_is_refused(string request, string code)
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g");
        Assert.Equal(code, (await Assert.ThrowsAsync<ServiceException>(() => OpenAsync(logs, request))).Code);
    }

    private static async Task<OpenTail> OpenAsync(TestLogs logs, string request)
    {
        var call = logs.Service.Operations.Single(static binding => binding.Operation.Name == "StartLiveTail").Decode(Encoding.UTF8.GetBytes(request), WireFormat.Json);
        call.Validate();
        var context = new RequestContext("request", new Caller(Account, $"arn:aws:iam::{Account}:root", Account, "key"), Region);
        try
        {
            return new OpenTail(logs, context, (await call.ExecuteAsync(context, new ArrayBufferWriter<byte>(), Cancellation))!);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>An open stream, read as a client reads it.</summary>
    private sealed class OpenTail(TestLogs logs, RequestContext context, IAsyncEnumerable<ReadOnlyMemory<byte>> frames) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _frames = frames.GetAsyncEnumerator(Cancellation);
        private bool _isOpen;

        /// <summary>The next event, once the clock has moved on.</summary>
        public async Task<StartLiveTailResponseStream> NextAsync(TimeSpan? later = null)
        {
            if (!_isOpen) Assert.True(await _frames.MoveNextAsync());
            _isOpen = true;
            var moving = _frames.MoveNextAsync().AsTask();
            if (later is { } time) logs.Time.Advance(time);
            Assert.True(await moving);
            await foreach (var shape in EventStreamReader.ReadAsync(LogsApi.StartLiveTail, new MemoryStream(_frames.Current.ToArray()), Cancellation)) return shape;
            throw new InvalidOperationException("The frame has no event.");
        }

        public async ValueTask DisposeAsync()
        {
            await _frames.DisposeAsync();
            context.Dispose();
        }
    }
}
