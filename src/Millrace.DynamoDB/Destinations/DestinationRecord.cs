using System.Buffers;
using System.IO.Hashing;
using System.Text.Json;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Model.DynamoDBStreams;
using Millrace.Wire;

namespace Millrace.DynamoDB.Destinations;

/// <summary>Changes as records of a Kinesis stream: the JSON that AWS puts there.</summary>
internal static class DestinationRecord
{
    /// <summary>What keeps the changes of one item in one shard, in their order.</summary>
    public static string PartitionKeyOf(TableState table, StoredChange change) =>
        Convert.ToHexString(XxHash128.Hash(ItemKeys.OfItem(table.Key, change.Keys.Attributes)));

    /// <summary>The record.</summary>
    public static ReadOnlyMemory<byte> Of(TableKey table, DestinationState destination, string eventId, StoredChange change)
    {
        var images = new ArrayBufferWriter<byte>();
        WireCodec.Write(
            new StreamRecord
            {
                Keys = change.Keys.Attributes,
                NewImage = change.NewImage?.Attributes,
                OldImage = change.OldImage?.Attributes,
                SizeBytes = change.Keys.Size + (change.NewImage?.Size ?? 0) + (change.OldImage?.Size ?? 0),
            },
            WireFormat.Json,
            images);
        using var parsed = JsonDocument.Parse(images.WrittenMemory);
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("awsRegion", table.Region);
            json.WriteString("eventID", eventId);
            json.WriteString("eventName", change.Event);
            WriteIdentity(json, change.IsExpiry);
            json.WriteString("recordFormat", "application/json");
            json.WriteString("tableName", table.Name);
            json.WriteStartObject("dynamodb");
            var isFine = destination.Precision == ApproximateCreationDateTimePrecision.Microsecond;
            json.WriteNumber("ApproximateCreationDateTime", isFine ? change.Time * 1000 : change.Time);
            foreach (var member in parsed.RootElement.EnumerateObject()) member.WriteTo(json);
            json.WriteString("ApproximateCreationDateTimePrecision", destination.Precision);
            json.WriteEndObject();
            json.WriteString("eventSource", "aws:dynamodb");
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void WriteIdentity(Utf8JsonWriter json, bool isExpiry)
    {
        if (!isExpiry)
        {
            json.WriteNull("userIdentity");
            return;
        }

        json.WriteStartObject("userIdentity");
        json.WriteString("type", "Service");
        json.WriteString("principalId", "dynamodb.amazonaws.com");
        json.WriteEndObject();
    }
}
