using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Millrace.CommandLine.Clients;

/// <summary>Millrace's own pages on a server: what it is, and its end. AWS has none of them.</summary>
/// <param name="root">Where they are.</param>
internal sealed class ServerPages(Uri root) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = root };

    /// <summary>The file with the root's key of a server that others reach too; null where the key is known to all, and where no server answers.</summary>
    /// <param name="root">Where its pages are.</param>
    /// <param name="patience">How long it has for the answer.</param>
    /// <exception cref="OperationCanceledException">It took longer.</exception>
    public static string? RootKeyFile(Uri root, TimeSpan patience)
    {
        using var http = new HttpClient { Timeout = patience };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, "status"));
            using var answer = http.Send(request);
            using var text = new StreamReader(answer.Content.ReadAsStream());
            return answer.IsSuccessStatusCode ? (string?)JsonNode.Parse(text.ReadToEnd())?["keyFile"] : null;
        }
        catch (Exception none) when (none is HttpRequestException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What the server is.</summary>
    /// <exception cref="HttpRequestException">It does not answer, or is no Millrace.</exception>
    public async Task<JsonObject> StatusAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(new Uri("status", UriKind.Relative), cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            if (answer.StatusCode == HttpStatusCode.OK && JsonNode.Parse(text) is JsonObject status) return status;
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new HttpRequestException($"{root.GetLeftPart(UriPartial.Authority)} answers, but not as Millrace does.");
    }

    /// <summary>Asks the server to stop, and waits until it is gone.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using (var answer = await _http.PostAsync(new Uri("stop", UriKind.Relative), content: null, cancellationToken))
        {
            if (!answer.IsSuccessStatusCode) throw new HttpRequestException(await answer.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <summary>Whether the server answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("health", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Whether the server answers HTTP/2 without an upgrade.</summary>
    public async Task<bool> SpeaksHttp2Async(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "health") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
