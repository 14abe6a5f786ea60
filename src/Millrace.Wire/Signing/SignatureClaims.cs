using System.Collections.Concurrent;

namespace Millrace.Wire.Signing;

/// <summary>
/// What <c>Authorization</c> headers said before their signatures, as it was read before: a client repeats it all day, and to read it anew took 3 % of
/// the time of a PutRecord. It says nothing of whether they were right. Safe for use by many threads.
/// </summary>
public sealed class SignatureClaims
{
    /// <summary>So many are kept. A server has few callers, regions and services a day, so starting over is rare.</summary>
    internal const int Capacity = 1024;

    /// <summary>Longer ones are read each time, so that nobody fills the memory with them.</summary>
    internal const int Longest = 512;

    private readonly ConcurrentDictionary<string, SignatureClaim> _claims = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SignatureClaim>.AlternateLookup<ReadOnlySpan<char>> _byText;

    /// <summary>Knows none yet.</summary>
    public SignatureClaims() => _byText = _claims.GetAlternateLookup<ReadOnlySpan<char>>();

    internal int Count => _claims.Count;

    internal SignatureClaim? Find(ReadOnlySpan<char> text) => text.Length <= Longest && _byText.TryGetValue(text, out var claim) ? claim : null;

    internal void Add(ReadOnlySpan<char> text, SignatureClaim claim)
    {
        if (text.Length > Longest) return;
        if (_claims.Count >= Capacity) _claims.Clear();
        _byText[text] = claim;
    }
}

/// <summary>What a signature is said to cover, and whose key is said to have made it.</summary>
/// <param name="Credential">The key and its scope.</param>
/// <param name="SignedHeaders">The names of the headers, lower case and sorted.</param>
internal sealed record SignatureClaim(Credential Credential, IReadOnlyList<string> SignedHeaders);
