using System.Security.Cryptography;
using System.Text;

namespace Millrace.CommandLine.Records;

/// <summary>Takes apart the records that the Kinesis Producer Library packs into one (facts/kcl.md 9).</summary>
internal static class KplAggregate
{
    private const int DigestBytes = 16;
    private const int LengthDelimited = 2;

    private static ReadOnlySpan<byte> Magic => [0xF3, 0x89, 0x9A, 0xC2];

    /// <summary>The records in a record; null for one that is not packed, or wrongly.</summary>
    public static IReadOnlyList<KplRecord>? TryRead(ReadOnlyMemory<byte> data)
    {
        var bytes = data.Span;
        if (bytes.Length <= Magic.Length + DigestBytes || !bytes.StartsWith(Magic)) return null;
        var content = data[Magic.Length..^DigestBytes];
        Span<byte> digest = stackalloc byte[DigestBytes];
#pragma warning disable CA5351 // The format's choice, to tell its records from others and not for secrecy.
        MD5.HashData(content.Span, digest);
#pragma warning restore CA5351
        if (!digest.SequenceEqual(bytes[^DigestBytes..])) return null;

        // The tables may stand behind the records.
        var keys = new List<string>();
        var hashKeys = new List<string>();
        var entries = new List<ReadOnlyMemory<byte>>();
        foreach (var (field, _, value) in Fields.Of(content))
        {
            if (field == 1) keys.Add(Encoding.UTF8.GetString(value.Span));
            else if (field == 2) hashKeys.Add(Encoding.UTF8.GetString(value.Span));
            else if (field == 3) entries.Add(value);
        }

        var records = new List<KplRecord>(entries.Count);
        foreach (var entry in entries)
        {
            ulong? key = null, hashKey = null;
            ReadOnlyMemory<byte>? payload = null;
            foreach (var (field, number, value) in Fields.Of(entry))
            {
                if (field == 1) key = number;
                else if (field == 2) hashKey = number;
                else if (field == 3) payload = value;
            }

            if (payload is null || key is null || key >= (ulong)keys.Count || hashKey >= (ulong)hashKeys.Count) return null;
            records.Add(new KplRecord(keys[(int)key], hashKey is null ? null : hashKeys[(int)hashKey], payload.Value));
        }

        return records;
    }

    /// <summary>The fields of a protobuf message. One that breaks off ends where it does.</summary>
    private static class Fields
    {
        public static IEnumerable<(int Field, ulong Number, ReadOnlyMemory<byte> Value)> Of(ReadOnlyMemory<byte> message)
        {
            var at = 0;
            while (TryNumber(message.Span, ref at, out var tag))
            {
                var field = (int)(tag >> 3);
                var wire = (int)(tag & 7);
                if (wire is 1 or 5)
                {
                    at += wire == 1 ? 8 : 4;
                    continue;
                }

                if (!TryNumber(message.Span, ref at, out var number)) yield break;
                if (wire != LengthDelimited)
                {
                    yield return (field, number, default);
                    continue;
                }

                if (number > (ulong)(message.Length - at)) yield break;
                yield return (field, number, message.Slice(at, (int)number));
                at += (int)number;
            }
        }

        private static bool TryNumber(ReadOnlySpan<byte> bytes, ref int at, out ulong number)
        {
            number = 0;
            for (var shift = 0; shift < 64 && at < bytes.Length; shift += 7)
            {
                var next = bytes[at++];
                number |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80) return true;
            }

            return false;
        }
    }
}

/// <summary>A record that was packed with others.</summary>
internal readonly record struct KplRecord(string PartitionKey, string? ExplicitHashKey, ReadOnlyMemory<byte> Data);
