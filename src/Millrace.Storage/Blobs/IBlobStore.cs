namespace Millrace.Storage.Blobs;

/// <summary>
/// Large pieces of data that never change, each known by its content: the same bytes have the same name and are kept once. What of them is in use
/// only the state tells, so a blob is put before the state names it, and deleted after nothing does any more.
/// </summary>
public interface IBlobStore
{
    /// <summary>Every blob's name, in no order.</summary>
    IReadOnlyCollection<string> List();

    /// <summary>Keeps a blob; done when it is as durable as the store promises.</summary>
    /// <returns>Its name: the SHA-256 of its bytes, in lower-case hexadecimal.</returns>
    /// <exception cref="IOException">It could not be kept.</exception>
    ValueTask<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Opens a blob to read it, or null when there is none of that name. It can be read to its end even when it is deleted meanwhile.</summary>
    Stream? Open(string name);

    /// <summary>Deletes a blob, if there is one of that name.</summary>
    /// <exception cref="IOException">It could not be deleted.</exception>
    void Delete(string name);
}
