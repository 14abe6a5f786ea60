using System.Text;
using System.Xml;
using Millrace.Model.Sqs;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Messages;

/// <summary>Makes messages of what senders ask for, and holds them to the limits (facts/sqs.md, Limits and defaults).</summary>
internal static class MessageChecks
{
    private const int MostAttributes = 10;
    private const int MostDelaySeconds = 900;
    private const int LongestName = 256;
    private const string TraceHeader = "AWSTraceHeader";

    /// <summary>A message, ready to be kept.</summary>
    public static StoredMessage Make(Queue queue, SendMessageBatchRequestEntry entry, SqsRoom room, RequestContext context)
    {
        SqsErrors.Check("DelaySeconds", entry.DelaySeconds, 0, MostDelaySeconds);
        if (entry.MessageBody.Length == 0) throw SqsErrors.InvalidParameter("The request must contain the parameter MessageBody.");
        if (!IsXml(entry.MessageBody)) throw SqsErrors.InvalidContents("Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.");
        var attributes = Attributes(entry.MessageAttributes);
        if (Size(entry) > queue.State.Number(QueueAttributes.MaximumMessageSize))
            throw SqsErrors.InvalidParameter($"One or more parameters are invalid. Reason: Message must be shorter than {queue.State.Number(QueueAttributes.MaximumMessageSize)} bytes.");

        var delay = entry.DelaySeconds ?? queue.State.Number(QueueAttributes.DelaySeconds);
        return new StoredMessage
        {
            Id = Guid.NewGuid(),
            Body = entry.MessageBody,
            SentAt = room.Now,
            DueAt = room.Now + (delay * 1000L),
            SenderId = context.Caller.UserId,
            Attributes = attributes,
            TraceHeader = entry.MessageSystemAttributes?.GetValueOrDefault(TraceHeader)?.StringValue,
            GroupId = entry.MessageGroupId,
        };
    }

    /// <summary>The size of a message, attributes included.</summary>
    public static long Size(SendMessageBatchRequestEntry entry)
    {
        long size = Encoding.UTF8.GetByteCount(entry.MessageBody ?? "");
        foreach (var (name, attribute) in entry.MessageAttributes ?? new Dictionary<string, MessageAttributeValue>())
        {
            size += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(attribute.DataType)
                + Encoding.UTF8.GetByteCount(attribute.StringValue ?? "") + (attribute.BinaryValue?.Length ?? 0);
        }

        return size;
    }

    private static bool IsXml(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) return false;
            i++;
        }

        return true;
    }

    private static Dictionary<string, StoredAttribute>? Attributes(IReadOnlyDictionary<string, MessageAttributeValue>? sent)
    {
        if (sent is not { Count: > 0 }) return null;
        if (sent.Count > MostAttributes)
            throw SqsErrors.InvalidParameter($"Number of message attributes [{sent.Count}] exceeds the allowed maximum [{MostAttributes}].");
        var attributes = new Dictionary<string, StoredAttribute>();
        foreach (var (name, value) in sent)
        {
            if (name.Length is 0 or > LongestName || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
                throw SqsErrors.InvalidParameter("Message (user) attribute name can contain only A-Z, a-z, 0-9, underscore, hyphen, and period characters.");
            attributes[name] = Attribute(name, value);
        }

        return attributes;
    }

    private static StoredAttribute Attribute(string name, MessageAttributeValue value)
    {
        var type = value.DataType;
        switch (type.Split('.')[0])
        {
            case "String" or "Number" when value is { StringValue.Length: > 0, BinaryValue: null }:
                if (!IsXml(value.StringValue)) throw SqsErrors.InvalidContents($"Invalid characters found in the message (user) attribute '{name}'.");
                return new StoredAttribute(type, value.StringValue, null);
            case "Binary" when value is { StringValue: null, BinaryValue.Length: > 0 }:
                return new StoredAttribute(type, null, value.BinaryValue.Value.ToArray());
            case "String" or "Number" or "Binary":
                throw SqsErrors.InvalidParameter($"Message (user) attribute '{name}' must contain a non-empty message attribute value for message attribute type '{type}'.");
            default:
                throw SqsErrors.InvalidParameter(
                    $"The type of message (user) attribute '{name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.");
        }
    }
}
