using System.Collections.Concurrent;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Kinesis;
using Millrace.Kinesis.Consumers;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>
/// The streams of Kinesis as functions' roles read them: each call is held to the role's permissions and meets faults, as if it had come by the socket.
/// Where reads are limited, a shard without news is looked at once a second, as AWS does (facts/lambda.md 7, Polling); elsewhere as soon as there is a record.
/// </summary>
/// <param name="kinesis">The streams.</param>
/// <param name="directory">The roles.</param>
/// <param name="authorization">Knows what may be read.</param>
/// <param name="faults">The faults.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamSources(
    KinesisService kinesis, IamDirectory directory, AuthorizationStage authorization, IRequestStage faults, TimeProvider time) : IEventSources
{
    private const string ConsumerSeparator = "/consumer/";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private KinesisService Kinesis => kinesis;

    private AuthorizationStage Authorization => authorization;

    private IRequestStage Faults => faults;

    private TimeProvider Time => time;

    public async ValueTask<IEventSource> OpenAsync(string eventSourceArn, Func<string> roleArn, CancellationToken cancellationToken)
    {
        var region = eventSourceArn.Split(':')[3];
        var end = eventSourceArn.IndexOf(ConsumerSeparator, StringComparison.Ordinal);
        var streamArn = end < 0 ? eventSourceArn : eventSourceArn[..end];
        var source = new Source(this, roleArn, region, streamArn, end < 0 ? null : eventSourceArn);
        await source.OpenAsync(cancellationToken);
        return source;
    }

    private RequestContext Call(string roleArn, string region) => RoleCaller.Of(directory, roleArn, region, time.GetUtcNow());

    private sealed class Source(StreamSources sources, Func<string> roleArn, string region, string streamArn, string? consumerArn) : IEventSource
    {
        private readonly ConcurrentDictionary<string, Task> _pauses = [];
        private StreamRecords? _records;

        public string Incarnation => Records.Incarnation;

        public long Horizon => Records.Horizon;

        public Task Changed => Records.Changed;

        private StreamRecords Records => _records!;

        public async ValueTask OpenAsync(CancellationToken cancellationToken)
        {
            using var context = Context();

            // That it is not there is told before what the role may not do.
            _records = sources.Kinesis.FindRecords(consumerArn ?? streamArn, context);
            await RequireAsync(KinesisApi.DescribeStream, new DescribeStreamRequest { StreamARN = streamArn }, context, cancellationToken);
            await RequireAsync(KinesisApi.ListShards, new ListShardsRequest { StreamARN = streamArn }, context, cancellationToken);
            await RequireReadAsync(context, cancellationToken);
        }

        public async ValueTask<IReadOnlyList<SourceShard>> ListShardsAsync(CancellationToken cancellationToken)
        {
            using var context = Context();
            await RequireAsync(KinesisApi.ListShards, new ListShardsRequest { StreamARN = streamArn }, context, cancellationToken);
            return [.. Records.Shards().Select(static shard => new SourceShard(shard.ShardId, ParentsOf(shard)))];
        }

        public ValueTask<long> FindAsync(string shardId, string startingPosition, DateTimeOffset? timestamp, CancellationToken cancellationToken) =>
            Records.FindAsync(shardId, startingPosition, timestamp, cancellationToken);

        public async ValueTask<ISourcePage> ReadAsync(string shardId, long from, int maxRecords, Task patience, CancellationToken cancellationToken)
        {
            while (true)
            {
                if (_pauses.TryRemove(shardId, out var pause)) await pause.WaitAsync(cancellationToken);
                using (var context = Context())
                {
                    await RequireReadAsync(context, cancellationToken);
                    await FailAsync(shardId, context, cancellationToken);
                }

                var isPatient = !patience.IsCompleted;
                var page = await Records.ReadAsync(shardId, from, maxRecords, cancellationToken);
                if (page.HasCaughtUp && Records.IsHeldToReadLimits) _pauses[shardId] = Task.Delay(Period, sources.Time, CancellationToken.None);
                if (page.Records.Count > 0 || page.HasEnded || !isPatient) return new Page(page);
                using (page) await WaitAsync(page, patience, cancellationToken);
            }
        }

        private static async ValueTask WaitAsync(StreamRecordsPage page, Task patience, CancellationToken cancellationToken)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(page.WaitAsync(done.Token).AsTask(), patience);
            await done.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        private static IReadOnlyList<string> ParentsOf(Shard shard) =>
            [.. new[] { shard.ParentShardId, shard.AdjacentParentShardId }.OfType<string>()];

        private RequestContext Context() => sources.Call(roleArn(), region);

        private async ValueTask RequireReadAsync(RequestContext context, CancellationToken cancellationToken)
        {
            if (consumerArn is not null)
            {
                var position = new StartingPosition { Type = ShardIteratorType.TrimHorizon };
                var subscribe = new SubscribeToShardRequest { ConsumerARN = consumerArn, ShardId = "", StartingPosition = position };
                await RequireAsync(KinesisApi.SubscribeToShard, subscribe, context, cancellationToken);
                return;
            }

            var iterator = new GetShardIteratorRequest { StreamARN = streamArn, ShardId = "", ShardIteratorType = ShardIteratorType.TrimHorizon };
            await RequireAsync(KinesisApi.GetShardIterator, iterator, context, cancellationToken);
            await RequireAsync(KinesisApi.GetRecords, new GetRecordsRequest { ShardIterator = "", StreamARN = streamArn }, context, cancellationToken);
        }

        /// <summary>Lets a read meet the faults that a call for the shard would.</summary>
        private ValueTask FailAsync(string shardId, RequestContext context, CancellationToken cancellationToken)
        {
            var position = new StartingPosition { Type = ShardIteratorType.TrimHorizon };
            return consumerArn is not null
                ? sources.Faults.PassAsync(
                    KinesisApi.SubscribeToShard, new SubscribeToShardRequest { ConsumerARN = consumerArn, ShardId = shardId, StartingPosition = position }, context, cancellationToken)
                : sources.Faults.PassAsync(
                    KinesisApi.GetRecords,
                    new GetShardIteratorRequest { StreamARN = streamArn, ShardId = shardId, ShardIteratorType = ShardIteratorType.TrimHorizon },
                    context,
                    cancellationToken);
        }

        private ValueTask RequireAsync(Operation operation, object request, RequestContext context, CancellationToken cancellationToken) =>
            sources.Authorization.PassAsync(operation, request, context, cancellationToken);
    }

    private sealed class Page(StreamRecordsPage page) : ISourcePage
    {
        public int Count => page.Records.Count;

        public long Next => page.Next;

        public bool HasEnded => page.HasEnded;

        public SourceRecord this[int index]
        {
            get
            {
                var record = page.Records[index];
                return new SourceRecord(
                    page.PositionOf(index),
                    record.ApproximateArrivalTimestamp!.Value.ToUnixTimeMilliseconds(),
                    record.SequenceNumber.Memory,
                    record.PartitionKey.Memory,
                    record.Data.GetValueOrDefault());
            }
        }

        public void Dispose() => page.Dispose();
    }
}
