using System.Globalization;
using System.Security.Cryptography;
using Millrace.Iam.Accounts;

namespace Millrace.Iam.Sessions;

/// <summary>
/// The ids of temporary keys. As in AWS's own, the account stands in them: in 40 bits after the first, so that a key tells its account when no
/// more is known of it.
/// </summary>
internal static class TemporaryKeyId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Length = 20;
    private const int PrefixLength = 4;
    private const int AccountDigits = 12;
    private const int AccountBits = 40;
    private const int BitsAfterAccount = 39;

    /// <summary>A new id.</summary>
    public static string New(string accountId)
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        var bits = BitConverter.ToUInt64(random) & ((1UL << BitsAfterAccount) - 1);
        var account = (UInt128)ulong.Parse(accountId, NumberStyles.None, CultureInfo.InvariantCulture);
        var number = (UInt128.One << (AccountBits + BitsAfterAccount)) | (account << BitsAfterAccount) | bits;
        return string.Create(Length, number, static (id, left) =>
        {
            IamIds.TemporaryKey.CopyTo(id);
            for (var i = Length - 1; i >= PrefixLength; i--, left >>= 5) id[i] = Alphabet[(int)(left & 31)];
        });
    }

    /// <summary>The account that stands in an id; null for a text that is no temporary key's.</summary>
    public static string? FindAccount(string id)
    {
        if (!IsOne(id)) return null;

        var number = UInt128.Zero;
        foreach (var letter in id.AsSpan(PrefixLength))
        {
            var digit = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0) return null;
            number = (number << 5) | (uint)digit;
        }

        var account = (ulong)(number >> BitsAfterAccount) & ((1UL << AccountBits) - 1);
        var text = account.ToString("D12", CultureInfo.InvariantCulture);
        return text.Length == AccountDigits ? text : null;
    }

    /// <summary>Whether an id is in the form of a temporary key's.</summary>
    public static bool IsOne(string id) => id.Length == Length && id.StartsWith(IamIds.TemporaryKey, StringComparison.Ordinal);
}
