using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Millrace.Client.Administration;

/// <summary>
/// A running Millrace server's clock, faults, limits and settings, for test suites: see <c>docs/testing.md</c>. Only a program on the server's own machine can
/// use it. AWS has no such thing.
/// </summary>
/// <remarks>Safe for use by several threads at once; the clock, the faults and the limits are one for the whole server.</remarks>
public sealed class MillraceAdministration : IDisposable
{
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;

    /// <summary>Administers a server.</summary>
    /// <param name="endpoint">The server's URL, as in <c>http://127.0.0.1:4566</c>.</param>
    public MillraceAdministration(Uri endpoint)
        : this(endpoint, new HttpClient()) => _ownsHttp = true;

    /// <summary>Administers a server through a client of the caller's, who keeps it: one that trusts the server's certificate, say.</summary>
    /// <param name="endpoint">The server's URL.</param>
    /// <param name="http">What sends the requests.</param>
    public MillraceAdministration(Uri endpoint, HttpClient http)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(http);
        Endpoint = new Uri(endpoint, "/_millrace/");
        _http = http;
    }

    /// <summary>Where the administrator's pages are.</summary>
    public Uri Endpoint { get; }

    /// <summary>Tells the server's clock.</summary>
    /// <exception cref="HttpRequestException">The server does not answer, or refuses; its words are in the message. The same for every method.</exception>
    public Task<ServerClock> GetClockAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, "clock", null, AdministrationJson.Default.ServerClock, cancellationToken);

    /// <summary>Makes the server's clock stand still.</summary>
    public Task<ServerClock> HoldClockAsync(CancellationToken cancellationToken = default) =>
        ChangeClockAsync(new ClockChange { Hold = true }, cancellationToken);

    /// <summary>Moves the server's clock forward, held or not. Whatever falls due on the way happens on the way.</summary>
    /// <param name="by">By how much: not negative, ten years at most, in whole milliseconds.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    public Task<ServerClock> AdvanceClockAsync(TimeSpan by, CancellationToken cancellationToken = default) =>
        ChangeClockAsync(new ClockChange { Advance = (long)by.TotalMilliseconds }, cancellationToken);

    /// <summary>Lets the server's clock run on from where it stands.</summary>
    public Task<ServerClock> ReleaseClockAsync(CancellationToken cancellationToken = default) =>
        ChangeClockAsync(new ClockChange { Release = true }, cancellationToken);

    /// <summary>Lists the rules by which requests fail or wait, in the order in which they are tried.</summary>
    public async Task<IReadOnlyList<FaultRule>> ListFaultsAsync(CancellationToken cancellationToken = default) =>
        (await SendAsync(HttpMethod.Get, "faults", null, AdministrationJson.Default.FaultList, cancellationToken).ConfigureAwait(false)).Rules;

    /// <summary>Adds a rule, and returns it with its id.</summary>
    public Task<FaultRule> AddFaultAsync(FaultRule rule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return SendAsync(HttpMethod.Post, "faults", JsonContent.Create(rule, AdministrationJson.Default.FaultRule), AdministrationJson.Default.FaultRule, cancellationToken);
    }

    /// <summary>Deletes a rule.</summary>
    /// <param name="id">The id that it was given.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    public Task DeleteFaultAsync(int id, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, FormattableString.Invariant($"faults/{id}"), null, AdministrationJson.Default.FaultList, cancellationToken);

    /// <summary>Deletes every rule.</summary>
    public Task ClearFaultsAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, "faults", null, AdministrationJson.Default.FaultList, cancellationToken);

    /// <summary>Tells what shards and calls are held to.</summary>
    public Task<ServerLimits> GetLimitsAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, "limits", null, AdministrationJson.Default.ServerLimits, cancellationToken);

    /// <summary>Sets what shards and calls are held to, from the next call on.</summary>
    public Task<ServerLimits> SetLimitsAsync(ServerLimits limits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return SendAsync(HttpMethod.Put, "limits", JsonContent.Create(limits, AdministrationJson.Default.ServerLimits), AdministrationJson.Default.ServerLimits, cancellationToken);
    }

    /// <summary>
    /// Tells how Kinesis behaves on the server: every setting by its name, as in <c>reshardDuration</c>, with its value as a text, as in <c>30s</c>;
    /// null for a limit that there is none of. <c>docs/testing.md</c> lists them.
    /// </summary>
    public Task<IReadOnlyDictionary<string, string?>> GetSettingsAsync(CancellationToken cancellationToken = default) =>
        SendSettingsAsync(HttpMethod.Get, null, cancellationToken);

    /// <summary>Changes settings, for the calls that come after; what is not named stays as it is.</summary>
    /// <param name="settings">Names and values as <see cref="GetSettingsAsync"/> tells them; <c>preset</c> starts from <c>fast</c> or <c>aws</c>.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>Every setting as it is then.</returns>
    public Task<IReadOnlyDictionary<string, string?>> ChangeSettingsAsync(
        IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken = default)
    {
        var content = JsonContent.Create(new Dictionary<string, string?>(settings), AdministrationJson.Default.DictionaryStringString);
        return SendSettingsAsync(HttpMethod.Patch, content, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsHttp) _http.Dispose();
    }

    private async Task<IReadOnlyDictionary<string, string?>> SendSettingsAsync(HttpMethod method, HttpContent? content, CancellationToken cancellationToken)
    {
        var settings = await SendAsync(method, "settings", content, AdministrationJson.Default.DictionaryStringJsonElement, cancellationToken).ConfigureAwait(false);
        return settings.ToDictionary(static setting => setting.Key, static setting => setting.Value.ValueKind == JsonValueKind.Null ? null : setting.Value.ToString());
    }

    private Task<ServerClock> ChangeClockAsync(ClockChange change, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "clock", JsonContent.Create(change, AdministrationJson.Default.ClockChange), AdministrationJson.Default.ServerClock, cancellationToken);

    private async Task<T> SendAsync<T>(HttpMethod method, string page, HttpContent? content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoint, page)) { Content = content };
        using var answer = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize(body, type)!
            : throw new HttpRequestException($"The server refused {method} {request.RequestUri}: {body}", inner: null, answer.StatusCode);
    }
}
