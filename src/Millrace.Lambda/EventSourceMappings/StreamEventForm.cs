using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>How records of a stream are written.</summary>
internal sealed class StreamEventForm(string shardId, string roleArn, string region, string eventSourceArn) : EventForm
{
    // A byte of a key becomes six at most, as in an escaped control character.
    private const int MostBytesOfKeyByte = 6;
    private const int MostBytesOfNumber = 24;

    private readonly byte[] _idStart = Encoding.UTF8.GetBytes(
        "},\"eventSource\":\"aws:kinesis\",\"eventVersion\":\"1.0\",\"eventID\":\"" + shardId + ":");

    private readonly byte[] _end = Encoding.UTF8.GetBytes(
        "\",\"eventName\":\"aws:kinesis:record\",\"invokeIdentityArn\":\"" + JavaScriptEncoder.Default.Encode(roleArn)
        + "\",\"awsRegion\":\"" + region + "\",\"eventSourceARN\":\"" + JavaScriptEncoder.Default.Encode(eventSourceArn) + "\"}");

    private static ReadOnlySpan<byte> KeyStart => "{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\""u8;

    private static ReadOnlySpan<byte> NumberStart => "\",\"sequenceNumber\":\""u8;

    private static ReadOnlySpan<byte> DataStart => "\",\"data\":\""u8;

    private static ReadOnlySpan<byte> ArrivalStart => "\",\"approximateArrivalTimestamp\":"u8;

    /// <inheritdoc/>
    public override int MostBytesOf(in SourceRecord record) =>
        KeyStart.Length + NumberStart.Length + DataStart.Length + ArrivalStart.Length + MostBytesOfNumber + _idStart.Length + _end.Length
        + record.PartitionKey.Length * MostBytesOfKeyByte + record.SequenceNumber.Length * 2 + Base64.GetMaxEncodedToUtf8Length(record.Data.Length);

    /// <inheritdoc/>
    public override int Write(in SourceRecord record, Span<byte> to, out int numberStart)
    {
        var at = Copy(KeyStart, to, 0);
        JavaScriptEncoder.Default.EncodeUtf8(record.PartitionKey.Span, to[at..], out _, out var written);
        at = Copy(NumberStart, to, at + written);
        numberStart = at;
        at = Copy(record.SequenceNumber.Span, to, at);
        at = Copy(DataStart, to, at);
        Base64.EncodeToUtf8(record.Data.Span, to[at..], out _, out written);
        at = Copy(ArrivalStart, to, at + written);
        (record.Arrival / 1000).TryFormat(to[at..], out written, default, CultureInfo.InvariantCulture);
        at += written;
        to[at++] = (byte)'.';
        (record.Arrival % 1000).TryFormat(to[at..], out written, "000", CultureInfo.InvariantCulture);
        at = Copy(_idStart, to, at + written);
        at = Copy(record.SequenceNumber.Span, to, at);
        return Copy(_end, to, at);
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to, int at)
    {
        from.CopyTo(to[at..]);
        return at + from.Length;
    }
}
