namespace Millrace.Lambda.RuntimeApi;

/// <summary>Where the processes of functions reach the Runtime API. Whoever has HTTP implements it: a service has none.</summary>
public interface IRuntimeEndpoints
{
    /// <summary>Opens an address of one environment's own on this machine.</summary>
    /// <param name="api">What answers there.</param>
    IRuntimeEndpoint Open(IRuntimeApi api);
}

/// <summary>The address of an environment; closed when it is disposed.</summary>
public interface IRuntimeEndpoint : IAsyncDisposable
{
    /// <summary>As <c>AWS_LAMBDA_RUNTIME_API</c> tells it: host and port.</summary>
    string Address { get; }
}

/// <summary>The Runtime API of an environment (facts/lambda.md 5).</summary>
public interface IRuntimeApi
{
    /// <summary>Answers a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancelled when the caller is gone.</param>
    ValueTask<RuntimeAnswer> AnswerAsync(RuntimeCall call, CancellationToken cancellationToken);
}

/// <summary>A call of the process of a function.</summary>
public abstract class RuntimeCall
{
    /// <summary>As in <c>GET</c>.</summary>
    public abstract string Method { get; }

    /// <summary>The path, without a query.</summary>
    public abstract string Path { get; }

    /// <summary>The length of the body, where it is announced.</summary>
    public abstract long? Length { get; }

    /// <summary>The body. It throws an <see cref="IOException"/> where it ends too early.</summary>
    public abstract Stream Body { get; }

    /// <summary>A header, or null.</summary>
    public abstract string? Header(string name);

    /// <summary>A header behind the body, once that was read; or null.</summary>
    public abstract string? Trailer(string name);
}

/// <summary>An answer to the process of a function.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, JSON.</param>
public sealed record RuntimeAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Headers beside those that describe the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
