namespace Millrace.Lambda.EventSourceMappings;

/// <summary>The records of a table's stream, which come as the JSON that functions get.</summary>
internal sealed class TableEventForm : EventForm
{
    /// <inheritdoc/>
    public override int MostBytesOf(in SourceRecord record) => record.Data.Length;

    /// <inheritdoc/>
    public override int Write(in SourceRecord record, Span<byte> to, out int numberStart)
    {
        record.Data.Span.CopyTo(to);

        // Wherever these digits stand first, they are the same.
        numberStart = record.Data.Span.IndexOf(record.SequenceNumber.Span);
        return record.Data.Length;
    }
}
