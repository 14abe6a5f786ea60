using System.Globalization;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Millrace.Storage.Time;

namespace Millrace.Administration;

/// <summary><c>/_millrace/clock</c>: tells the server's time, holds it, advances it and lets it run again.</summary>
internal sealed class ClockPage(HoldableClock clock) : IAdministrationPage
{
    public async Task AnswerAsync(HttpContext http, string? item)
    {
        if (item is not null) throw new AdministrationException(StatusCodes.Status404NotFound, "The clock has no parts.");
        if (HttpMethods.IsPost(http.Request.Method)) Apply(await AdministrationEndpoint.ReadAsync(http, AdministrationBodies.Json.ClockRequest));
        else if (!HttpMethods.IsGet(http.Request.Method)) throw AdministrationEndpoint.NotAllowed(http, "GET, POST");

        var answer = new ClockAnswer(clock.IsHeld, clock.GetUtcNow(), (long)clock.Ahead.TotalMilliseconds);
        await AdministrationEndpoint.SendAsync(http, answer, AdministrationBodies.Json.ClockAnswer);
    }

    private void Apply(ClockRequest request)
    {
        switch (request)
        {
            case { Hold: true, Advance: null, Release: null }:
                clock.Hold();
                break;
            case { Hold: null, Advance: { } by, Release: null }:
                clock.Advance(Duration(by));
                break;
            case { Hold: null, Advance: null, Release: true }:
                clock.Release();
                break;
            default:
                throw Wrong("""Send {"hold":true}, {"advance":"PT24H"} or {"release":true}, one at a time.""");
        }
    }

    private static TimeSpan Duration(JsonElement by)
    {
        var duration = by.ValueKind switch
        {
            JsonValueKind.Number when by.TryGetInt64(out var milliseconds) && Math.Abs(milliseconds) <= HoldableClock.LongestAdvance.TotalMilliseconds =>
                TimeSpan.FromMilliseconds(milliseconds),
            JsonValueKind.String => Parse(by.GetString()!),
            _ => throw Wrong("'advance' is whole milliseconds or an ISO 8601 duration, like 1500 or \"PT24H\"; ten years at most."),
        };
        return duration >= TimeSpan.Zero && duration <= HoldableClock.LongestAdvance
            ? duration
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"The clock goes forward only, and ten years at most at once; not by {by}."));
    }

    private static TimeSpan Parse(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Wrong($"'{text}' is not an ISO 8601 duration, like PT24H, PT1.5S or P7D.");
        }
    }

    private static AdministrationException Wrong(string message) => new(StatusCodes.Status400BadRequest, message);
}

/// <summary>What to do with the clock: one of the three.</summary>
internal sealed record ClockRequest(bool? Hold = null, JsonElement? Advance = null, bool? Release = null);

/// <summary>The clock as it is.</summary>
/// <param name="Held">Whether it stands still.</param>
/// <param name="Now">Its time.</param>
/// <param name="AheadMilliseconds">How far it is ahead of the machine's.</param>
internal sealed record ClockAnswer(bool Held, DateTimeOffset Now, long AheadMilliseconds);
