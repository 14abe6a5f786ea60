using System.Buffers.Binary;
using System.Globalization;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Streams;

/// <summary>The records of streams. Each is written in the transaction of the change that it tells of (facts/dynamodb.md 17).</summary>
internal static class StreamRecords
{
    /// <summary>Tells the table's stream of a change; a change that changes nothing is none.</summary>
    /// <param name="writer">The change's transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="before">The item as it was; null for none.</param>
    /// <param name="after">The item as it is; null for none.</param>
    /// <param name="moment">When and why.</param>
    public static void Append(ITableWriter writer, Table table, StoredItem? before, StoredItem? after, ChangeMoment moment)
    {
        if (table.State.Stream is not { } stream) return;
        if (before is not null && after is not null && MapValue.AreEqual(before.Attributes, after.Attributes)) return;
        var head = StreamLife.Rotate(writer, new StreamKey(table.Key, table.State.StreamLabel!), StreamHead.Read(writer, stream.Space), moment.Now);
        var record = StoredChange.Of(table.State.Key, before, after, moment) with
        {
            NewImage = stream.ViewType is StreamViewType.NewImage or StreamViewType.NewAndOldImages ? after : null,
            OldImage = stream.ViewType is StreamViewType.OldImage or StreamViewType.NewAndOldImages ? before : null,
        };
        writer.Put(stream.Space, KeyOf(head.Next), StreamRecordCodec.Encode(record));
        (head with { Next = head.Next + 1 }).Write(writer, stream.Space);
    }

    /// <summary>The stored records of a stream, from a sequence number on.</summary>
    public static IEnumerable<TableEntry> From(ITableReader reader, long space, long number) => reader.Range(space, new TableRange(KeyOf(number), null));

    /// <summary>The sequence number of a stored record.</summary>
    public static long NumberOf(byte[] key) => BinaryPrimitives.ReadInt64BigEndian(key);

    /// <summary>A sequence number as clients see it: 21 digits.</summary>
    public static string Text(long number) => string.Create(CultureInfo.InvariantCulture, $"1{number:D20}");

    /// <summary>Reads a sequence number; null for what is none of ours.</summary>
    public static long? Parse(string text) =>
        text.Length == 21 && text[0] == '1' && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static byte[] KeyOf(long number)
    {
        var key = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(key, number);
        return key;
    }
}
