namespace Millrace.Kinesis.Streams;

/// <summary>
/// Sees to it that a stream does not carry the creation second of an earlier one of its name: the second is all that tells their sequence
/// numbers apart (facts/kinesis.md 4.4).
/// </summary>
internal sealed class CreationSeconds
{
    /// <summary>How far AWS's creation second lies before the call, in seconds.</summary>
    private const long Lead = 2;

    private readonly Dictionary<StreamKey, long> _retired = [];

    /// <summary>The creation second of a stream that is made now.</summary>
    public long Next(StreamKey key, long now) => Math.Max(Usual(now), _retired.TryGetValue(key, out var retired) ? retired + 1 : 0);

    /// <summary>Remembers the seconds of a stream that is gone for as long as they could come up again.</summary>
    public void Retire(DataStream stream, long now)
    {
        foreach (var (key, second) in _retired)
        {
            if (second < Usual(now)) _retired.Remove(key);
        }

        _retired[stream.Key] = stream.State.Shards.Max(static shard => shard.CreationSecond);
    }

    private static long Usual(long now) => now / 1000 - Lead;
}
