using System.Buffers;
using System.IO.Compression;
using System.Text.Json;

namespace Millrace.CloudWatch.Logs.Subscriptions;

/// <summary>What destinations get: a compressed document of events (facts/logs-metrics.md A, PutSubscriptionFilter).</summary>
internal static class SubscriptionPayload
{
    /// <summary>The document of events.</summary>
    public static byte[] Of(SubscriptionDelivery delivery, IEnumerable<SubscribedEvent> events) => Compress(
        "DATA_MESSAGE", delivery.Filter.Group.AccountId, delivery.Filter.Group.Name, delivery.Stream, [delivery.Filter.Name], events);

    /// <summary>The document that tries whether a destination can be reached.</summary>
    public static byte[] Test(long now) => Compress(
        "CONTROL_MESSAGE",
        "CloudwatchLogs",
        "",
        "",
        [],
        [new SubscribedEvent("", now, "CWL CONTROL MESSAGE: Checking health of destination Kinesis stream.")]);

    /// <summary>The event that a function gets of a document.</summary>
    public static byte[] Event(byte[] document)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            json.WriteStartObject("awslogs"u8);
            json.WriteBase64String("data"u8, document);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return written.WrittenSpan.ToArray();
    }

    private static byte[] Compress(string type, string owner, string group, string stream, IReadOnlyList<string> filters, IEnumerable<SubscribedEvent> events)
    {
        var document = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(document))
        {
            json.WriteStartObject();
            json.WriteString("messageType"u8, type);
            json.WriteString("owner"u8, owner);
            json.WriteString("logGroup"u8, group);
            json.WriteString("logStream"u8, stream);
            json.WriteStartArray("subscriptionFilters"u8);
            foreach (var filter in filters) json.WriteStringValue(filter);
            json.WriteEndArray();
            json.WriteStartArray("logEvents"u8);
            foreach (var one in events)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, one.Id);
                json.WriteNumber("timestamp"u8, one.Time);
                json.WriteString("message"u8, one.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(document.WrittenSpan);
        return compressed.ToArray();
    }
}
