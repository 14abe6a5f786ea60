namespace Millrace.Lambda.EventSourceMappings;

/// <summary>How records of a shard are written.</summary>
internal abstract class EventForm
{
    /// <summary>The form of a mapping's records.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="shardId">The shard.</param>
    /// <param name="roleArn">The function's role.</param>
    public static EventForm Of(MappingState mapping, string shardId, string roleArn)
    {
        var source = mapping.Configuration.EventSourceArn!;
        return MappingChecks.ServiceOf(source) == MappingChecks.Tables ? new TableEventForm() : new StreamEventForm(shardId, roleArn, mapping.Region, source);
    }

    /// <summary>The bytes that a record needs at most.</summary>
    public abstract int MostBytesOf(in SourceRecord record);

    /// <summary>Writes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="to">Where to; as long as <see cref="MostBytesOf"/> says.</param>
    /// <param name="numberStart">Where its sequence number stands.</param>
    /// <returns>How many bytes.</returns>
    public abstract int Write(in SourceRecord record, Span<byte> to, out int numberStart);
}
