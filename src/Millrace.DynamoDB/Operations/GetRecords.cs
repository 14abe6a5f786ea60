using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Millrace.DynamoDB.Streams;
using Millrace.Model.DynamoDBStreams;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>GetRecords (facts/dynamodb.md 17): a page ends at 1000 records or 1 MB, and at the end of its shard.</summary>
internal sealed class GetRecords(DynamoDBRoom room) : IOperationHandler<GetRecordsRequest, GetRecordsResponse>
{
    private const int MostRecords = 1000;
    private const int MostBytes = 1024 * 1024;

    public async ValueTask<GetRecordsResponse> HandleAsync(GetRecordsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var limit = StreamReferences.Limit(request.Limit, MostRecords);
        var position = StreamPosition.Read(request.ShardIterator);
        var key = StreamReferences.Resolve(position.Stream.Arn, context);
        position.CheckAge(room.Now);
        return await room.Store.ReadAsync(reader => Read(reader, key, position, limit), cancellationToken);
    }

    private GetRecordsResponse Read(ITableReader reader, StreamKey key, StreamPosition position, int limit)
    {
        var stream = StreamReferences.Find(reader, key);
        var head = StreamHead.Read(reader, stream.Space);
        if (stream.Shards.FirstOrDefault(shard => shard.Start == position.Shard) is not { } shard || position.From < head.Oldest)
            throw StreamReferences.Trimmed();

        var end = shard.End ?? head.Next;
        var next = position.From ?? Math.Max(shard.Start, head.Oldest);
        var records = new List<Record>();
        var bytes = 0;
        foreach (var entry in StreamRecords.From(reader, stream.Space, next))
        {
            var number = StreamRecords.NumberOf(entry.Key);
            if (number >= end || records.Count == limit || bytes >= MostBytes) break;
            records.Add(Describe(key, stream, number, StreamRecordCodec.Decode(entry.Value)));
            bytes += entry.Value.Length;
            next = number + 1;
        }

        return new GetRecordsResponse
        {
            Records = records,
            NextShardIterator = shard.End is { } closed && next >= closed ? null : new StreamPosition(key, shard.Start, next, room.Now).Write(),
        };
    }

    /// <summary>A record as clients get it.</summary>
    internal static Record Describe(StreamKey key, StreamState stream, long number, StoredChange change) => new()
    {
        EventID = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key.Arn}/{number}")))),
        EventName = change.Event,
        EventVersion = "1.1",
        EventSource = "aws:dynamodb",
        AwsRegion = key.Table.Region,
        UserIdentity = change.IsExpiry ? new Identity { Type = "Service", PrincipalId = "dynamodb.amazonaws.com" } : null,
        Dynamodb = new StreamRecord
        {
            ApproximateCreationDateTime = DateTimeOffset.FromUnixTimeSeconds(change.Time / 1000),
            Keys = change.Keys.Attributes,
            NewImage = change.NewImage?.Attributes,
            OldImage = change.OldImage?.Attributes,
            SequenceNumber = StreamRecords.Text(number),
            SizeBytes = change.Keys.Size + (change.NewImage?.Size ?? 0) + (change.OldImage?.Size ?? 0),
            StreamViewType = stream.ViewType,
        },
    };
}
