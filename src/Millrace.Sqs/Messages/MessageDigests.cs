using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Sqs.Messages;

/// <summary>The digests that clients compare with their own (facts/sqs.md, Names and answers).</summary>
internal static class MessageDigests
{
    private const byte StringMark = 1;
    private const byte BinaryMark = 2;

    /// <summary>The digest of a body.</summary>
    public static string OfBody(string body) => Digest(Encoding.UTF8.GetBytes(body));

    /// <summary>The digest of attributes, or null of none.</summary>
    public static string? OfAttributes(IEnumerable<KeyValuePair<string, StoredAttribute>>? attributes)
    {
        using var all = new MemoryStream();
        foreach (var (name, attribute) in (attributes ?? []).OrderBy(static a => a.Key, StringComparer.Ordinal))
        {
            Write(all, Encoding.UTF8.GetBytes(name));
            Write(all, Encoding.UTF8.GetBytes(attribute.DataType));
            all.WriteByte(attribute.Bytes is null ? StringMark : BinaryMark);
            Write(all, attribute.Bytes ?? Encoding.UTF8.GetBytes(attribute.Text!));
        }

        return all.Length == 0 ? null : Digest(all.ToArray());
    }

    /// <summary>The digest of what a sender told SQS itself, or null of nothing.</summary>
    public static string? OfTrace(string? traceHeader) =>
        traceHeader is null ? null : OfAttributes([new("AWSTraceHeader", new StoredAttribute("String", traceHeader, null))]);

    private static void Write(MemoryStream output, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        output.Write(length);
        output.Write(bytes);
    }

#pragma warning disable CA5351 // The protocol asks for MD5.
    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
