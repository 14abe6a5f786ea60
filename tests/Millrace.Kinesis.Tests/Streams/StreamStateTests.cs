using System.Text;
using System.Text.Json.Nodes;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Streams;

public sealed class StreamStateTests
{
    /// <summary>What stores hold: it must be read for ever.</summary>
    private const string Stored = """
        {
          "incarnation": "9f0c2b1e-8f52-4d6e-9a57-0d3a5a1f0c11",
          "createdAt": 1769044922500,
          "status": "CREATING",
          "statusEndsAt": 1769044952500,
          "mode": "PROVISIONED",
          "retentionPeriodHours": 48,
          "trimFloor": 1768958522500,
          "maxRecordSizeInKiB": 2048,
          "keyId": "alias/aws/kinesis",
          "encryptionStarts": [1769044922501, 1769044922502],
          "encryptionStops": [1769044922503],
          "warmThroughput": { "targetMiBps": 100, "formerMiBps": 4, "readyAt": 1769044952500 },
          "resourcePolicy": "{}",
          "shardLevelMetrics": ["IncomingBytes"],
          "tags": { "a": "b" },
          "pendingSteps": [
            { "shard": 1, "splitAt": 85070591730234615865843651857942052864 },
            { "shard": 2, "adjacent": 3 }
          ],
          "shardCountUpdates": [1769044922501],
          "modeSwitches": [1769044922502, 1769044922503],
          "shards": [
            {
              "index": 0,
              "range": { "start": 0, "end": 340282366920938463463374607431768211455 },
              "creationSecond": 1769044920,
              "openedAt": 1769044922500,
              "closedAt": 1769044930000,
              "closingSecond": 1769044933
            },
            {
              "index": 1,
              "range": { "start": 0, "end": 170141183460469231731687303715884105727 },
              "parent": 0,
              "adjacentParent": 7,
              "creationSecond": 1769044931,
              "openedAt": 1769044930001
            }
          ]
        }
        """;

    [Fact]
    public void A_stored_state_is_read_and_written_as_it_always_was()
    {
        var state = StreamStateJson.Read(Encoding.UTF8.GetBytes(Stored));
        Assert.Equal(
            (1_769_044_922_500, StreamStatus.Creating, 1_769_044_952_500, StreamMode.Provisioned, 48, 2048, "alias/aws/kinesis"),
            (state.CreatedAt, state.Status, state.StatusEndsAt, state.Mode, state.RetentionPeriodHours, state.MaxRecordSizeInKiB, state.KeyId));
        Assert.Equal(["IncomingBytes"], state.ShardLevelMetrics);
        Assert.Equal((1_768_958_522_500, "{}"), (state.TrimFloor, state.ResourcePolicy));
        Assert.Equal(new WarmThroughput(100, 4, 1_769_044_952_500), state.WarmThroughput);
        Assert.Equal((2, 1), (state.EncryptionStarts!.Count, state.EncryptionStops!.Count));
        Assert.Equal("b", state.Tags["a"]);
        Assert.Equal([ReshardStep.Split(1, HashRange.Even(4)[1].Start), ReshardStep.Merge(2, 3)], state.PendingSteps);
        Assert.Equal([1_769_044_922_501], state.ShardCountUpdates);
        Assert.Equal([1_769_044_922_502, 1_769_044_922_503], state.ModeSwitches);
        Assert.Equal("streams/9f0c2b1e8f524d6e9a570d3a5a1f0c11", state.LogPrefix);
        Assert.Equal(
            new ShardState
            {
                Index = 1, Range = HashRange.Even(2)[0], Parent = 0, AdjacentParent = 7, CreationSecond = 1_769_044_931, OpenedAt = 1_769_044_930_001,
            },
            state.Shards[1]);
        Assert.Equal(("shardId-000000000000", 1_769_044_930_000), (state.Shards[0].Id, state.Shards[0].ClosedAt));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Stored), JsonNode.Parse(StreamStateJson.Write(state))));
    }

    [Fact]
    public void A_stored_consumer_is_read_and_written_as_it_always_was()
    {
        var stored = JsonNode.Parse(Stored)!.AsObject();
        stored["consumers"] = JsonNode.Parse(
            """[{ "name": "c", "createdAt": 1769044922500, "status": "CREATING", "statusEndsAt": 1769044952500, "tags": { "a": "b" } }]""");
        var state = StreamStateJson.Read(Encoding.UTF8.GetBytes(stored.ToJsonString()));
        var consumer = Assert.Single(state.Consumers!);
        Assert.Equal(
            ("c", 1_769_044_922_500, ConsumerStatus.Creating, 1_769_044_952_500, "b"),
            (consumer.Name, consumer.CreatedAt, consumer.Status, consumer.StatusEndsAt, consumer.Tags!["a"]));
        Assert.True(JsonNode.DeepEquals(stored, JsonNode.Parse(StreamStateJson.Write(state))));
    }

    [Fact]
    public void A_shard_is_found_by_its_index_also_after_older_ones_are_forgotten()
    {
        var state = StreamStateJson.Read(Encoding.UTF8.GetBytes(Stored)) with { PendingSteps = null };
        var now = state.StatusEndsAt;
        Assert.Equal(1, state.FindShardAt(now, 1)!.Index);
        Assert.Null(state.FindShardAt(now, 2));
        Assert.Null(state.FindShardAt(now, int.MaxValue));
        Assert.Null(state.FindShardAt(now - 1, 1));

        state = state with { Shards = [state.Shards[1], state.Shards[1] with { Index = 5 }] };
        Assert.Equal([null, 1, null, null, null, 5, null], Enumerable.Range(0, 7).Select(index => state.FindShardAt(now, index)?.Index));
    }

    [Fact]
    public void A_closed_shard_ends_with_the_highest_index_and_the_second_of_closing()
    {
        var closed = StreamStateJson.Read(Encoding.UTF8.GetBytes(Stored)).Shards[0];
        Assert.Equal(SequenceNumber.Of(closed.CreationSecond, 0, long.MaxValue, 1_769_044_933), closed.EndingSequenceNumber);
        closed = closed with { ClosingSecond = null };
        Assert.Equal(SequenceNumber.Of(closed.CreationSecond, 0, long.MaxValue, 1_769_044_930), closed.EndingSequenceNumber);
        Assert.Null((closed with { ClosedAt = null }).EndingSequenceNumber);
    }
}
