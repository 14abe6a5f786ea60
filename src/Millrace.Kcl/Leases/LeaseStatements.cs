using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Millrace.Kcl.Leases;

/// <summary>
/// The conditional writes as the Java KCL sends them: with the parameters that came before expressions, and with the item both when the condition
/// holds and when it does not (facts/dynamodb.md 2.3).
/// </summary>
internal static class LeaseStatements
{
    /// <summary>Adds a lease, unless it is there.</summary>
    public static PutItemRequest Create(string table, Lease lease) => new()
    {
        TableName = table,
        Item = LeaseRow.Write(lease),
        Expected = new() { [LeaseRow.LeaseKey] = new() { Exists = false } },
    };

    /// <summary>Counts up, and stores the throughput where one was measured.</summary>
    public static UpdateItemRequest Renew(string table, Lease lease)
    {
        var request = Update(table, lease, Held(lease), new() { [LeaseRow.LeaseCounter] = Put(LeaseRow.Number(lease.LeaseCounter + 1)) });
        if (lease.ThroughputKBps is { } throughput) request.AttributeUpdates[LeaseRow.ThroughputKBps] = Put(LeaseRow.Throughput(throughput));
        return request;
    }

    /// <summary>Makes a worker the owner.</summary>
    public static UpdateItemRequest Take(string table, Lease lease, string owner) => Update(
        table, lease,
        new() { [LeaseRow.LeaseCounter] = Is(LeaseRow.Number(lease.LeaseCounter)) },
        Switch(owner));

    /// <summary>Promises the lease to a worker.</summary>
    public static UpdateItemRequest RequestHandoff(string table, Lease lease, string owner) => Update(
        table, lease,
        new() { [LeaseRow.LeaseOwner] = IsOrIsMissing(lease.LeaseOwner), [LeaseRow.CheckpointOwner] = Missing() },
        new() { [LeaseRow.LeaseOwner] = Put(LeaseRow.Text(owner)), [LeaseRow.CheckpointOwner] = Put(LeaseRow.Text(lease.LeaseOwner!)) });

    /// <summary>Lets the worker that the lease was promised to have it.</summary>
    public static UpdateItemRequest CompleteHandoff(string table, Lease lease) => Update(
        table, lease,
        new() { [LeaseRow.LeaseOwner] = IsOrIsMissing(lease.LeaseOwner), [LeaseRow.CheckpointOwner] = IsOrIsMissing(lease.CheckpointOwner) },
        Switch(lease.LeaseOwner!));

    /// <summary>Takes the owner away.</summary>
    public static UpdateItemRequest Evict(string table, Lease lease) => Update(
        table, lease, Held(lease), new() { [LeaseRow.LeaseOwner] = Delete(), [LeaseRow.LeaseCounter] = AddOne() });

    /// <summary>Stores a checkpoint.</summary>
    public static UpdateItemRequest Checkpoint(string table, Lease lease, ExtendedSequenceNumber checkpoint) => Update(table, lease, Held(lease), new()
    {
        [LeaseRow.LeaseCounter] = Put(LeaseRow.Number(lease.LeaseCounter + 1)),
        [LeaseRow.Checkpoint] = Put(LeaseRow.Text(checkpoint.SequenceNumber)),
        [LeaseRow.CheckpointSubSequenceNumber] = Put(LeaseRow.Number(checkpoint.SubSequenceNumber)),
        [LeaseRow.OwnerSwitchesSinceCheckpoint] = Put(LeaseRow.Number(0)),
        [LeaseRow.PendingCheckpoint] = Delete(),
        [LeaseRow.PendingCheckpointSubSequenceNumber] = Delete(),
        [LeaseRow.PendingCheckpointState] = Delete(),
    });

    /// <summary>Stores a prepared checkpoint.</summary>
    public static UpdateItemRequest PrepareCheckpoint(string table, Lease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state) => Update(
        table, lease, Held(lease), new()
        {
            [LeaseRow.LeaseCounter] = Put(LeaseRow.Number(lease.LeaseCounter + 1)),
            [LeaseRow.PendingCheckpoint] = Put(LeaseRow.Text(pending.SequenceNumber)),
            [LeaseRow.PendingCheckpointSubSequenceNumber] = Put(LeaseRow.Number(pending.SubSequenceNumber)),
            [LeaseRow.PendingCheckpointState] = state.IsEmpty ? Delete() : Put(LeaseRow.Bytes(state)),
        });

    /// <summary>Stores which shards follow.</summary>
    public static UpdateItemRequest SetChildShards(string table, Lease lease, IReadOnlyList<string> childShardIds) => Update(table, lease, Held(lease), new()
    {
        [LeaseRow.LeaseCounter] = Put(LeaseRow.Number(lease.LeaseCounter + 1)),
        [LeaseRow.ChildShardIds] = childShardIds.Count == 0 ? Delete() : Put(LeaseRow.Texts(childShardIds)),
    });

    /// <summary>Stores what is known of the shard, if there is a lease.</summary>
    public static UpdateItemRequest Describe(string table, Lease lease)
    {
        var request = Update(table, lease, new() { [LeaseRow.LeaseKey] = new() { Exists = true, Value = LeaseRow.Text(lease.LeaseKey) } }, []);
        if (lease.ChildShardIds.Count > 0) request.AttributeUpdates[LeaseRow.ChildShardIds] = Put(LeaseRow.Texts(lease.ChildShardIds));
        if (lease.HashRange is not { } range) return request;
        request.AttributeUpdates[LeaseRow.StartingHashKey] = Put(LeaseRow.HashKey(range.Start));
        request.AttributeUpdates[LeaseRow.EndingHashKey] = Put(LeaseRow.HashKey(range.End));
        return request;
    }

    private static Dictionary<string, ExpectedAttributeValue> Held(Lease lease) => new()
    {
        [LeaseRow.LeaseCounter] = Is(LeaseRow.Number(lease.LeaseCounter)),
        [LeaseRow.LeaseOwner] = IsOrIsMissing(lease.LeaseOwner),
        [LeaseRow.CheckpointOwner] = IsOrIsMissing(lease.CheckpointOwner),
    };

    private static Dictionary<string, AttributeValueUpdate> Switch(string owner) => new()
    {
        [LeaseRow.LeaseOwner] = Put(LeaseRow.Text(owner)),
        [LeaseRow.CheckpointOwner] = Delete(),
        [LeaseRow.LeaseCounter] = AddOne(),
        [LeaseRow.OwnerSwitchesSinceCheckpoint] = AddOne(),
    };

    private static UpdateItemRequest Update(
        string table, Lease lease, Dictionary<string, ExpectedAttributeValue> expected, Dictionary<string, AttributeValueUpdate> updates) => new()
        {
            TableName = table,
            Key = LeaseRow.Key(lease.LeaseKey),
            Expected = expected,
            AttributeUpdates = updates,
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };

    private static ExpectedAttributeValue Is(AttributeValue value) => new() { Value = value };

    private static ExpectedAttributeValue Missing() => new() { Exists = false };

    private static ExpectedAttributeValue IsOrIsMissing(string? value) => value is null ? Missing() : Is(LeaseRow.Text(value));

    private static AttributeValueUpdate Put(AttributeValue value) => new() { Action = AttributeAction.PUT, Value = value };

    private static AttributeValueUpdate Delete() => new() { Action = AttributeAction.DELETE };

    private static AttributeValueUpdate AddOne() => new() { Action = AttributeAction.ADD, Value = LeaseRow.Number(1) };
}
