namespace Millrace.Sqs.Messages;

/// <summary>A message in its queue. The queue alone changes it.</summary>
/// <param name="number">Its place in the queue.</param>
/// <param name="stored">What it is.</param>
internal sealed class QueuedMessage(long number, StoredMessage stored)
{
    public long Number { get; } = number;

    public StoredMessage Stored { get; } = stored;

    /// <summary>How often it was received.</summary>
    public int Receives { get; set; }

    /// <summary>When it was first received, in epoch milliseconds.</summary>
    public long FirstReceivedAt { get; set; }

    /// <summary>Until when nobody receives it, in epoch milliseconds.</summary>
    public long HiddenUntil { get; set; } = stored.DueAt;

    /// <summary>Whether somebody received it and its time is not over.</summary>
    public bool IsInFlight { get; set; }
}

/// <summary>A message as one caller received it; later receives change nothing here.</summary>
/// <param name="Message">The message.</param>
/// <param name="Receives">How often it was received, this time included.</param>
internal readonly record struct ReceivedMessage(QueuedMessage Message, int Receives);
