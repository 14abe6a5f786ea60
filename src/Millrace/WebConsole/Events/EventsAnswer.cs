using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Millrace.Wire;

namespace Millrace.WebConsole.Events;

/// <summary>
/// <c>api/events</c>: what is new in the <c>topics</c>, as server-sent events. Each event has a number and the places of the topics, which a browser sends back
/// when it comes again: nothing is missed that can still be had. With <c>hello</c> the first event says only that events get through. With <c>once</c> the
/// answer is one event at most, for pages that something between does not let have a stream.
/// </summary>
/// <param name="topics">Finds the topics.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class EventsAnswer(WantedTopics topics, TimeProvider time) : IConsoleAnswer
{
    /// <summary>There are no more than five events a second.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>A connection that is silent for longer is taken for dead.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private static readonly JsonWriterOptions Plain = new() { SkipValidation = true };

    public async Task AnswerAsync(HttpContext http)
    {
        var (number, places) = EventPlace.Read(http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } id ? id : ConsoleAnswers.Parameter(http.Request, "lastEventId"));
        var wanted = topics.Of(http.Request, places);
        var once = ConsoleAnswers.Parameter(http.Request, "once") is not null;
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await SendAsync(http, "retry: 1000\n\n"u8.ToArray());
        if (ConsoleAnswers.Parameter(http.Request, "hello") is not null) await SendAsync(http, "event: hello\ndata: 1\n\n"u8.ToArray());
        try
        {
            await FollowAsync(http, wanted, number, once, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page is gone, or the server stops.
        }
    }

    private async Task FollowAsync(HttpContext http, List<NamedTopic> wanted, long number, bool once, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var body = new ArrayBufferWriter<byte>();
        var lastSent = time.GetTimestamp();
        do
        {
            body.ResetWrittenCount();
            if (await TryWriteAsync(body, wanted, cancellationToken))
            {
                await SendAsync(http, Frame(EventPlace.Write(++number, wanted), body.WrittenSpan));
                lastSent = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(lastSent) >= Heartbeat)
            {
                await SendAsync(http, ": still here\n\n"u8.ToArray());
                lastSent = time.GetTimestamp();
            }
        }
        while (!once && await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static async ValueTask<bool> TryWriteAsync(ArrayBufferWriter<byte> body, List<NamedTopic> wanted, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(body, Plain);
        writer.WriteStartObject();
        var isNews = false;
        foreach (var (name, topic) in wanted.ToArray())
        {
            try
            {
                isNews |= await topic.TryWriteAsync(name, writer, cancellationToken);
            }
            catch (ServiceException)
            {
                // What it told of is gone, and the others go on.
                wanted.RemoveAll(other => other.Name == name);
            }
        }

        writer.WriteEndObject();
        return isNews;
    }

    private static byte[] Frame(string place, ReadOnlySpan<byte> data) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {place}\ndata: ")), .. data, (byte)'\n', (byte)'\n'];

    private static async Task SendAsync(HttpContext http, byte[] bytes)
    {
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
