namespace Millrace.Kinesis.Streams;

/// <summary>One incarnation of a stream, in whatever region.</summary>
internal readonly record struct StreamIdentity(string AccountId, string Name, Guid Incarnation)
{
    /// <summary>The identity of a stream.</summary>
    public static StreamIdentity Of(DataStream stream) => new(stream.Key.AccountId, stream.Key.Name, stream.State.Incarnation);

    /// <summary>Its key in a region.</summary>
    public StreamKey In(string region) => new(AccountId, region, Name);
}
