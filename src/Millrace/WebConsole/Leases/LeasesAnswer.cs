using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Millrace.Iam.Principals;
using Millrace.Kinesis;
using Millrace.Kinesis.Consumers;
using Millrace.Wire;
using Millrace.WebConsole.Calls;
using Millrace.WebConsole.Monitoring;
using Millrace.WebConsole.Records;

namespace Millrace.WebConsole.Leases;

/// <summary><c>api/leases</c>: how the leases of a <c>table</c> fare, which stream they are of, and how far each is behind.</summary>
/// <param name="tables">Reads the tables.</param>
/// <param name="watch">Remembers how they were.</param>
/// <param name="kinesis">The streams.</param>
/// <param name="streams">Finds streams.</param>
/// <param name="aws">Knows whose table is meant.</param>
/// <param name="clock">The server's clock.</param>
internal sealed class LeasesAnswer(LeaseTables tables, LeaseWatch watch, KinesisService kinesis, StreamAddress streams, AwsAnswer aws, TimeProvider clock) : IConsoleAnswer
{
    private const int MostCheckpoints = 20;

    // An application that is set back to the beginning has no number left that says whose it is.
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    public async Task AnswerAsync(HttpContext http)
    {
        var table = ConsoleAnswers.Required(http.Request, "table");
        var (account, region) = aws.PlaceOf(http.Request);
        using var context = new RequestContext("", new RootPrincipal(account, AccessKeyId: ""), region);
        var leases = await tables.ReadAsync(table, context, http.RequestAborted);
        var here = Streams(account, region);
        var application = $"{account}/{region}/{table}";
        var single = await StreamOfAsync(leases, here.Values, _known.GetValueOrDefault(application), http.RequestAborted);
        if (single is not null) _known[application] = single.Records.StreamArn;
        var unread = new Unread?[leases.Count];
        for (var i = 0; i < leases.Count; i++)
        {
            var stream = leases[i].Stream is { } name ? here.GetValueOrDefault(name) : single;
            if (stream is not null) unread[i] = await UnreadAsync(leases[i], stream, http.RequestAborted);
        }

        var seen = watch.Observe(application, [.. leases.Zip(unread, static (lease, left) => (lease, left?.Records ?? 0))]);
        var answer = new LeaseHealths(
            single?.Records.StreamArn,
            [.. leases.Select((lease, i) => new HealthOfLease(
                lease.Key,
                seen[i].Health.ToString().ToLowerInvariant(),
                (long)seen[i].Unrenewed.TotalMilliseconds,
                (long)seen[i].Unmoved.TotalMilliseconds,
                unread[i]?.Records,
                unread[i]?.Milliseconds))]);
        await ConsoleAnswers.SendAsync(http, answer, ConsoleJson.Default.LeaseHealths);
    }

    /// <summary>The streams of the account in the region, by name.</summary>
    private Dictionary<string, StreamAndShards> Streams(string account, string region)
    {
        var found = new Dictionary<string, StreamAndShards>(StringComparer.Ordinal);
        foreach (var activity in kinesis.Activity())
        {
            if (activity.AccountId != account || activity.Region != region) continue;
            try
            {
                var stream = streams.Find(activity.Arn);
                found[activity.Name] = new StreamAndShards(stream, stream.Shards().Select(static shard => shard.ShardId).ToHashSet());
            }
            catch (ServiceException)
            {
                // It was deleted meanwhile.
            }
        }

        return found;
    }

    /// <summary>
    /// The stream of an application that reads one: the leases do not name it, but a record with the number of a checkpoint is in no other. While nothing
    /// is checkpointed, it is the one that it was before, or else the only one that has the shards; null when there are several.
    /// </summary>
    private static async ValueTask<StreamAndShards?> StreamOfAsync(
        IReadOnlyList<LeaseItem> leases, IEnumerable<StreamAndShards> here, string? known, CancellationToken cancellationToken)
    {
        var own = leases.Where(static lease => lease.Stream is null).ToArray();
        var candidates = here.Where(stream => own.Any(lease => stream.Shards.Contains(lease.Shard))).ToArray();
        foreach (var stream in candidates)
        {
            foreach (var lease in own.Where(static lease => KinesisService.PlaceOf(lease.Checkpoint) is not null).Take(MostCheckpoints))
            {
                if (await HasAsync(stream, lease.Checkpoint, cancellationToken)) return stream;
            }
        }

        return candidates is [var only] ? only : candidates.FirstOrDefault(stream => stream.Records.StreamArn == known);
    }

    private static async ValueTask<bool> HasAsync(StreamAndShards stream, string number, CancellationToken cancellationToken)
    {
        if (KinesisService.PlaceOf(number) is not var (shard, position) || !stream.Shards.Contains(shard)) return false;
        using var page = await stream.Records.ReadAsync(shard, position, maxRecords: 1, cancellationToken);
        return page.Records.Count > 0 && page.Records[0].SequenceNumber == number;
    }

    private async ValueTask<Unread?> UnreadAsync(LeaseItem lease, StreamAndShards stream, CancellationToken cancellationToken)
    {
        if (!stream.Shards.Contains(lease.Shard)) return null;
        long? first = lease.Checkpoint == LeaseItem.TrimHorizon ? 0 : KinesisService.PlaceOf(lease.Checkpoint) is var (_, position) ? position + 1 : null;
        return first is { } from ? await Unread.BehindAsync(stream.Records, lease.Shard, from, clock, cancellationToken) : null;
    }

    private sealed record StreamAndShards(StreamRecords Records, HashSet<string> Shards);
}

/// <summary>How the leases of an application fare.</summary>
/// <param name="Stream">The ARN of its stream; null for several, or where nobody knows.</param>
/// <param name="Leases">The leases.</param>
internal sealed record LeaseHealths(string? Stream, IReadOnlyList<HealthOfLease> Leases);

/// <summary>How a lease fares.</summary>
/// <param name="Key">The lease.</param>
/// <param name="Health">Its health, one of <see cref="LeaseHealth"/>.</param>
/// <param name="Unrenewed">For how many milliseconds it was not seen renewed.</param>
/// <param name="Unmoved">For how many milliseconds its checkpoint was not seen to move.</param>
/// <param name="Records">How many records lie behind its checkpoint; null where nobody knows.</param>
/// <param name="Milliseconds">How old the first of them is; null where nobody knows.</param>
internal sealed record HealthOfLease(string Key, string Health, long Unrenewed, long Unmoved, long? Records, long? Milliseconds);
