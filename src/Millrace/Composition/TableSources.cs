using System.Buffers;
using System.Text;
using System.Text.Json;
using Millrace.DynamoDB;
using Millrace.DynamoDB.Streams;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Model.DynamoDBStreams;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>The streams of tables as functions' roles read them. Four times a second they are looked at (facts/lambda.md 7, Polling), since nobody tells of a new record.</summary>
/// <param name="dynamoDB">The tables.</param>
/// <param name="directory">The roles.</param>
/// <param name="authorization">Knows what may be read.</param>
/// <param name="faults">The faults, which each read meets as if it had come by the socket.</param>
/// <param name="time">The clock.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class TableSources(
    DynamoDBService dynamoDB,
    IamDirectory directory,
    AuthorizationStage authorization,
    IRequestStage faults,
    TimeProvider time,
    TimeProvider machine) : IEventSources
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async ValueTask<IEventSource> OpenAsync(string eventSourceArn, Func<string> roleArn, CancellationToken cancellationToken)
    {
        // arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL
        var region = eventSourceArn.Split(':')[3];
        using var context = Call(roleArn(), region);

        // That it is not there is told before what the role may not do.
        var stream = await dynamoDB.FindStreamAsync(eventSourceArn, context, cancellationToken);
        var source = new Source(this, stream, roleArn, region, eventSourceArn);
        await source.ListShardsAsync(cancellationToken);
        await source.RequireReadAsync(shardId: "", cancellationToken);
        return source;
    }

    private RequestContext Call(string roleArn, string region) => RoleCaller.Of(directory, roleArn, region, time.GetUtcNow());

    private ValueTask RequireAsync(Operation operation, object request, RequestContext context, CancellationToken cancellationToken) =>
        authorization.PassAsync(operation, request, context, cancellationToken);

    private ValueTask FailAsync(GetRecordsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        faults.PassAsync(DynamoDBStreamsApi.GetRecords, request, context, cancellationToken);

    private long Horizon() => (time.GetUtcNow() - Kept).ToUnixTimeMilliseconds();

    private Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Pause, machine, cancellationToken);

    private sealed class Source(TableSources sources, TableStream stream, Func<string> roleArn, string region, string arn) : IEventSource
    {
        public string Incarnation => stream.Label;

        public long Horizon => sources.Horizon();

        /// <summary>Never ends: a shard follows one that has ended, and is found then.</summary>
        public Task Changed { get; } = new TaskCompletionSource().Task;

        public async ValueTask<IReadOnlyList<SourceShard>> ListShardsAsync(CancellationToken cancellationToken)
        {
            using var context = sources.Call(roleArn(), region);
            await sources.RequireAsync(DynamoDBStreamsApi.DescribeStream, new DescribeStreamRequest { StreamArn = arn }, context, cancellationToken);
            var shards = await stream.ListShardsAsync(cancellationToken);
            return [.. shards.Select(static shard => new SourceShard(shard.ShardId!, shard.ParentShardId is { } parent ? [parent] : []))];
        }

        public async ValueTask<long> FindAsync(string shardId, string startingPosition, DateTimeOffset? timestamp, CancellationToken cancellationToken) =>
            startingPosition == EventSourcePosition.Latest ? await stream.FindLatestAsync(shardId, cancellationToken) : 0;

        public async ValueTask<ISourcePage> ReadAsync(string shardId, long from, int maxRecords, Task patience, CancellationToken cancellationToken)
        {
            while (true)
            {
                await RequireReadAsync(shardId, cancellationToken);
                var isPatient = !patience.IsCompleted;
                var page = await stream.ReadAsync(shardId, from, maxRecords, cancellationToken);
                if (page.Records.Count > 0 || page.HasEnded || !isPatient) return new Page(page, [.. page.Records.Select(Write)]);
                await sources.PauseAsync(cancellationToken);
            }
        }

        public async ValueTask RequireReadAsync(string shardId, CancellationToken cancellationToken)
        {
            using var context = sources.Call(roleArn(), region);
            var iterator = new GetShardIteratorRequest { StreamArn = arn, ShardId = shardId, ShardIteratorType = ShardIteratorType.TrimHorizon };
            await sources.RequireAsync(DynamoDBStreamsApi.GetShardIterator, iterator, context, cancellationToken);

            // As an iterator begins; who may read is asked by the stream in it.
            var read = new GetRecordsRequest { ShardIterator = $"{arn}|" };
            await sources.RequireAsync(DynamoDBStreamsApi.GetRecords, read, context, cancellationToken);
            await sources.FailAsync(read, context, cancellationToken);
        }

        private SourceRecord Write(TableStreamRecord read)
        {
            var record = read.Record;
            var data = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(data))
            {
                json.WriteStartObject();
                json.WriteString("eventID", record.EventID);
                json.WriteString("eventName", record.EventName);
                json.WriteString("eventVersion", record.EventVersion);
                json.WriteString("eventSource", record.EventSource);
                json.WriteString("awsRegion", record.AwsRegion);
                json.WritePropertyName("dynamodb");
                json.WriteRawValue(Json(record.Dynamodb!), skipInputValidation: true);
                json.WriteString("eventSourceARN", arn);
                if (record.UserIdentity is { } user)
                {
                    json.WriteStartObject("userIdentity");
                    json.WriteString("principalId", user.PrincipalId);
                    json.WriteString("type", user.Type);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            var key = Json(new StreamRecord { Keys = record.Dynamodb!.Keys });
            return new SourceRecord(read.Number, read.Time, Encoding.ASCII.GetBytes(record.Dynamodb.SequenceNumber!), key, data.WrittenMemory);
        }

        private static byte[] Json(StreamRecord record)
        {
            var json = new ArrayBufferWriter<byte>();
            WireCodec.Write(record, WireFormat.Json, json);
            return json.WrittenSpan.ToArray();
        }
    }

    private sealed class Page(TableStreamPage page, IReadOnlyList<SourceRecord> records) : ISourcePage
    {
        public int Count => records.Count;

        public long Next => page.Next;

        public bool HasEnded => page.HasEnded;

        public SourceRecord this[int index] => records[index];

        public void Dispose()
        {
            // Its records are its own.
        }
    }
}
