namespace Millrace.Wire;

/// <summary>What a handler may know of a request beside its shape. Whoever made it disposes it once the answer is encoded.</summary>
/// <param name="requestId">The id sent back in <c>x-amzn-RequestId</c>.</param>
/// <param name="caller">Who is calling.</param>
/// <param name="region">The region of the credential scope.</param>
public sealed class RequestContext(string requestId, Caller caller, string region) : IDisposable
{
    private List<IDisposable>? _owned;

    /// <summary>The id sent back in <c>x-amzn-RequestId</c>.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>Who is calling.</summary>
    public Caller Caller { get; } = caller;

    /// <summary>The region of the credential scope.</summary>
    public string Region { get; } = region;

    /// <summary>Where the request came from; null for one that came from inside.</summary>
    public IRequestOrigin? Origin { get; init; }

    /// <summary>Whether another account's resource gave leave. A service lets nobody near another account's resources without.</summary>
    public bool IsGrantedAcrossAccounts { get; set; }

    /// <summary>What went wrong inside although the call is answered, as when a batch gets in only in part; the server's log is told.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The status of an answer that is a stream of events.</summary>
    public int StreamStatus { get; set; } = 200;

    /// <summary>Headers of such an answer, beside those that say that it is one.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> StreamHeaders { get; set; } = [];

    /// <summary>Keeps something that the answer points into, or that lasts as long as the answer does, until the answer is encoded.</summary>
    public void DisposeAfterAnswer(IDisposable memory) => (_owned ??= []).Add(memory);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_owned is null) return;
        foreach (var memory in _owned) memory.Dispose();
        _owned = null;
    }
}
