using System.Buffers.Binary;

namespace Millrace.Sqs.Messages;

/// <summary>What a message was received with, another one each time.</summary>
/// <param name="Queue">The queue's id.</param>
/// <param name="Number">The message's place in it.</param>
/// <param name="Message">The message's id.</param>
/// <param name="Receive">Which time of being received it was.</param>
internal readonly record struct ReceiptHandle(Guid Queue, long Number, Guid Message, int Receive)
{
    private const int GuidSize = 16;
    private const int Size = GuidSize + sizeof(long) + GuidSize + sizeof(int);

    /// <summary>Reads a handle of a queue.</summary>
    /// <exception cref="Wire.ServiceException">It is none, or another queue's.</exception>
    public static ReceiptHandle Parse(string text, Guid queue)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length != Size) throw SqsErrors.InvalidHandle();
        var handle = new ReceiptHandle(
            new Guid(bytes[..GuidSize]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[GuidSize..]),
            new Guid(bytes.Slice(GuidSize + sizeof(long), GuidSize)),
            BinaryPrimitives.ReadInt32BigEndian(bytes[^sizeof(int)..]));
        return handle.Queue == queue ? handle : throw SqsErrors.InvalidHandle();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Queue.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[GuidSize..], Number);
        Message.TryWriteBytes(bytes[(GuidSize + sizeof(long))..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[^sizeof(int)..], Receive);
        return Convert.ToBase64String(bytes);
    }
}
