using Millrace.Wire;

namespace Millrace.Lambda.Code;

/// <summary>The objects of S3 that functions' code comes from.</summary>
public interface ICodeObjects
{
    /// <summary>Reads an object.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object.</param>
    /// <param name="version">Its version; null for the latest.</param>
    /// <param name="maxBytes">How much is of use.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The object; more than <paramref name="maxBytes"/> when it is longer.</returns>
    /// <exception cref="ServiceException">It cannot be read.</exception>
    ValueTask<ReadOnlyMemory<byte>> GetAsync(string bucket, string key, string? version, long maxBytes, CancellationToken cancellationToken);
}
