using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Millrace.DynamoDB.Tables;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Transactions;

/// <summary>
/// Remembers the tokens of transactions for ten minutes, so that a call that is sent again does nothing again (facts/dynamodb.md 15). Beside each
/// token stands an entry by the time that it is forgotten.
/// </summary>
internal static class TransactionTokens
{
    private const int MostForgottenAtOnce = 100;

    private static readonly long Lifetime = (long)TimeSpan.FromMinutes(10).TotalMilliseconds;

    /// <summary>What a request asks for; the request without its token.</summary>
    public static byte[] HashOf<TRequest>(TRequest request)
        where TRequest : IShape<TRequest>
    {
        var body = new ArrayBufferWriter<byte>();
        WireCodec.Write(request, WireFormat.Json, body);
        return SHA256.HashData(body.WrittenSpan);
    }

    /// <summary>Remembers a token.</summary>
    /// <returns>False when it is known, with the same request.</returns>
    /// <exception cref="ServiceException">It is known with another request.</exception>
    public static bool TryAdd(ITableWriter writer, RequestContext context, string token, byte[] hash, long now)
    {
        Forget(writer, now);
        var key = Encoding.UTF8.GetBytes($"i/{context.Caller.AccountId}/{context.Region}/{token}");
        if (writer.Find(TableCatalog.Space, key) is { } known)
        {
            if (known.AsSpan(sizeof(long)).SequenceEqual(hash)) return false;
            throw new ServiceException(
                "IdempotentParameterMismatchException", "The ClientRequestToken was used before with another request.");
        }

        var entry = new byte[sizeof(long) + hash.Length];
        BinaryPrimitives.WriteInt64BigEndian(entry, now);
        hash.CopyTo(entry, sizeof(long));
        writer.Put(TableCatalog.Space, key, entry);
        writer.Put(TableCatalog.Space, [.. Due(now + Lifetime), .. key], key);
        return true;
    }

    private static void Forget(ITableWriter writer, long now)
    {
        var due = writer.Range(TableCatalog.Space, new TableRange("e/"u8.ToArray(), Due(now + 1))).Take(MostForgottenAtOnce).ToList();
        foreach (var (key, token) in due)
        {
            writer.Delete(TableCatalog.Space, key);
            writer.Delete(TableCatalog.Space, token);
        }
    }

    private static byte[] Due(long time) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"e/{time:X16}/"));
}
