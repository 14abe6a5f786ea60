using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Millrace.Storage.Time;
using Millrace.WebConsole.Events;

namespace Millrace.Server.Tests.WebConsole;

/// <summary>A connection for events whose clock is the test's.</summary>
public sealed class HeartbeatTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_with_nothing_to_tell_gives_a_sign_of_life_every_fifteen_seconds()
    {
        var clock = new HoldableClock(TimeProvider.System);
        clock.Hold();
        var topic = new Topic();
        var answer = new EventsAnswer(new WantedTopics(new Dictionary<string, Func<HttpRequest, string?, IEventTopic>> { ["news"] = (_, _) => topic }), clock);
        await using var services = new ServiceCollection().AddSingleton<IHostApplicationLifetime, Lifetime>().BuildServiceProvider();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var body = new Written();
        var http = new DefaultHttpContext { RequestServices = services, RequestAborted = gone.Token };
        http.Request.QueryString = new QueryString("?topics=news");
        http.Response.Body = body;
        var answering = answer.AnswerAsync(http);

        await TickUntilAsync("retry: 1000\n\n", TimeSpan.Zero);
        var silent = TimeSpan.Zero;
        while (!body.Text.EndsWith(": still here\n\n", StringComparison.Ordinal)) silent += await TickAsync();
        Assert.InRange(silent, EventsAnswer.Heartbeat, EventsAnswer.Heartbeat + 2 * EventsAnswer.Interval);

        // News count as a sign too.
        topic.News = 7;
        await TickUntilAsync("id: 1;news=0\ndata: {\"news\":7}\n\n", EventsAnswer.Interval);
        topic.News = null;
        for (silent = TimeSpan.Zero; silent < EventsAnswer.Heartbeat - EventsAnswer.Interval; silent += await TickAsync()) Assert.DoesNotMatch("still here\n\n$", body.Text);
        await TickUntilAsync(": still here\n\n", EventsAnswer.Interval);
        await gone.CancelAsync();
        await answering;

        // One look after another: the clock goes on when the last one is over.
        async Task<TimeSpan> TickAsync()
        {
            var looks = topic.Looks;
            clock.Advance(EventsAnswer.Interval);
            while (topic.Looks == looks) await Task.Yield();
            return EventsAnswer.Interval;
        }

        async Task TickUntilAsync(string end, TimeSpan step)
        {
            while (!body.Text.EndsWith(end, StringComparison.Ordinal))
            {
                if (step > TimeSpan.Zero) await TickAsync();
                else await Task.Yield();
            }
        }
    }

    private sealed class Topic : IEventTopic
    {
        private int _looks;

        public int? News { get; set; }

        public int Looks => Volatile.Read(ref _looks);

        public string? Place => "0";

        public ValueTask<bool> TryWriteAsync(string name, Utf8JsonWriter writer, CancellationToken cancellationToken)
        {
            if (News is { } news) writer.WriteNumber(name, news);
            Interlocked.Increment(ref _looks);
            return ValueTask.FromResult(News is not null);
        }
    }

    private sealed class Written : MemoryStream
    {
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_text) return _text.ToString();
            }
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            lock (_text) _text.Append(Encoding.UTF8.GetString(buffer.Span));
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
