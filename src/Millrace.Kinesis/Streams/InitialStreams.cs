using System.Globalization;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>Makes the streams that are there from the start.</summary>
internal static class InitialStreams
{
    /// <summary>For how long the end of a deletion is waited for; AWS's durations end before it, and a clock that was advanced may not.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Sees to it that a stream is there and no longer CREATING.</summary>
    /// <param name="room">Where.</param>
    /// <param name="key">Which one.</param>
    /// <param name="wanted">How it is to be, where it is not there yet.</param>
    /// <param name="tell">Gets a sentence about what is not as it was to be.</param>
    /// <param name="cancellationToken">Ends a wait.</param>
    /// <exception cref="InitialStreamException">One of its name is being deleted, and will be for long.</exception>
    public static async ValueTask EnsureAsync(
        KinesisRoom room, StreamKey key, InitialStream wanted, Action<string> tell, CancellationToken cancellationToken)
    {
        while (!await TryEnsureAsync(room, key, wanted, tell, cancellationToken))
        {
            if (!room.Streams.TryFind(key, out var stream)) continue;

            var end = DateTimeOffset.FromUnixTimeMilliseconds(stream.State.StatusEndsAt);
            var rest = end - room.Time.GetUtcNow();
            if (rest > LongestWait)
            {
                throw new InitialStreamException(string.Create(
                    CultureInfo.InvariantCulture, $"A stream {key.Name} in {key.Region} is being deleted, until {end:yyyy-MM-dd'T'HH:mm:ss'Z'}."));
            }

            tell(string.Create(CultureInfo.InvariantCulture, $"A stream {key.Name} in {key.Region} is being deleted. It is made anew in {Math.Ceiling(rest.TotalSeconds)} s."));
            if (rest > TimeSpan.Zero) await Task.Delay(rest, room.Time, cancellationToken);
        }
    }

    private static async ValueTask<bool> TryEnsureAsync(
        KinesisRoom room, StreamKey key, InitialStream wanted, Action<string> tell, CancellationToken cancellationToken)
    {
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var now = room.Now;
        if (!room.Streams.TryFind(key, out var stream))
        {
            await room.Streams.AddAsync(key, New(wanted, room.Streams.NextCreationSecond(key), now));
            return true;
        }

        var status = stream.State.StatusAt(now);
        if (status == StreamStatus.Deleting) return false;

        if (status == StreamStatus.Creating) await room.Streams.ChangeAsync(stream, stream.State with { Status = StreamStatus.Active });
        if (Difference(stream, wanted) is { } difference) tell($"The stream {key.Name} in {key.Region} is there already, {difference}; it is left as it is.");
        return true;
    }

    private static string? Difference(DataStream stream, InitialStream wanted) => (stream.State.Mode, wanted.Shards) switch
    {
        (StreamMode.OnDemand, null) => null,
        (StreamMode.OnDemand, { } shards) => $"on demand and not with {shards} shards",
        (_, null) => "provisioned and not on demand",
        (_, { } shards) => stream.OpenShards.Count == shards ? null : $"with {stream.OpenShards.Count} open shards and not {shards}",
    };

    private static StreamState New(InitialStream wanted, long creationSecond, long now) => new()
    {
        Incarnation = Guid.NewGuid(),
        CreatedAt = now,
        Status = StreamStatus.Active,
        StatusEndsAt = now,
        Mode = wanted.Shards is null ? StreamMode.OnDemand : StreamMode.Provisioned,
        Shards = ShardState.OfNewStream(wanted.Shards ?? StreamModes.OnDemandShards, creationSecond, now),
    };
}
