using System.Security.Cryptography;
using System.Text;

namespace Millrace.Iam;

/// <summary>
/// The ids of long-term keys. The last letters follow from the others, so that a key which was issued here is told from one that never was after it was
/// deleted too, and nothing is kept of it: a server that trusts unknown keys must not trust that one.
/// </summary>
internal static class LongTermKeyId
{
    private const string Prefix = "AKIA";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Length = 20;
    private const int CheckLength = 4;

    /// <summary>A new id.</summary>
    public static string New()
    {
        var id = Prefix + RandomNumberGenerator.GetString(Alphabet, Length - Prefix.Length - CheckLength);
        return id + CheckOf(id);
    }

    /// <summary>Whether an id was issued here. One in a million of AWS's own passes for such a one.</summary>
    public static bool IsOne(string id) =>
        id.Length == Length && id.StartsWith(Prefix, StringComparison.Ordinal) && id.AsSpan(Length - CheckLength).SequenceEqual(CheckOf(id[..^CheckLength]));

    private static string CheckOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return string.Create(CheckLength, hash, static (letters, hash) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = Alphabet[hash[i] & 31];
        });
    }
}
