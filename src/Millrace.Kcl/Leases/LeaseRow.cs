using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Millrace.Kcl.Processing;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Leases;

/// <summary>A lease as an item of DynamoDB (facts/dynamodb.md 2.2).</summary>
internal static class LeaseRow
{
    public const string LeaseKey = "leaseKey";
    public const string LeaseOwner = "leaseOwner";
    public const string LeaseCounter = "leaseCounter";
    public const string OwnerSwitchesSinceCheckpoint = "ownerSwitchesSinceCheckpoint";
    public const string Checkpoint = "checkpoint";
    public const string CheckpointSubSequenceNumber = "checkpointSubSequenceNumber";
    public const string CheckpointOwner = "checkpointOwner";
    public const string PendingCheckpoint = "pendingCheckpoint";
    public const string PendingCheckpointSubSequenceNumber = "pendingCheckpointSubSequenceNumber";
    public const string PendingCheckpointState = "pendingCheckpointState";
    public const string ParentShardIds = "parentShardId";
    public const string ChildShardIds = "childShardIds";
    public const string StartingHashKey = "startingHashKey";
    public const string EndingHashKey = "endingHashKey";
    public const string ThroughputKBps = "throughputKBps";
    private const string EntityType = "entityType";
    private const string LeaseEntity = "LEASE";
    private const string StreamName = "streamName";
    private const string ShardId = "shardId";

    /// <summary>The key of a row.</summary>
    /// <param name="leaseKey">The lease.</param>
    public static Dictionary<string, AttributeValue> Key(string leaseKey) => new() { [LeaseKey] = Text(leaseKey) };

    /// <summary>A text.</summary>
    /// <param name="value">The text.</param>
    public static AttributeValue Text(string value) => new() { S = value };

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A throughput, with six decimals at most.</summary>
    /// <param name="value">In KiB a second.</param>
    public static AttributeValue Throughput(double value) => new() { N = value.ToString("0.######", CultureInfo.InvariantCulture) };

    /// <summary>A hash key, in decimal.</summary>
    /// <param name="value">The hash key.</param>
    public static AttributeValue HashKey(UInt128 value) => Text(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A set of texts.</summary>
    /// <param name="values">At least one.</param>
    public static AttributeValue Texts(IEnumerable<string> values) => new() { SS = [.. values] };

    /// <summary>Bytes.</summary>
    /// <param name="value">The bytes.</param>
    public static AttributeValue Bytes(ReadOnlyMemory<byte> value) => new() { B = new(value.ToArray(), writable: false) };

    /// <summary>The whole item of a lease; an attribute without a value is left out.</summary>
    /// <param name="lease">The lease.</param>
    public static Dictionary<string, AttributeValue> Write(Lease lease)
    {
        var item = Key(lease.LeaseKey);
        item[EntityType] = Text(LeaseEntity);
        item[LeaseCounter] = Number(lease.LeaseCounter);
        item[OwnerSwitchesSinceCheckpoint] = Number(lease.OwnerSwitchesSinceCheckpoint);
        item[Checkpoint] = Text(lease.Checkpoint.SequenceNumber);
        item[CheckpointSubSequenceNumber] = Number(lease.Checkpoint.SubSequenceNumber);
        if (lease.LeaseOwner is { } owner) item[LeaseOwner] = Text(owner);
        if (lease.CheckpointOwner is { } checkpointOwner) item[CheckpointOwner] = Text(checkpointOwner);
        if (lease.PendingCheckpoint is { } pending)
        {
            item[PendingCheckpoint] = Text(pending.SequenceNumber);
            item[PendingCheckpointSubSequenceNumber] = Number(pending.SubSequenceNumber);
        }

        if (!lease.PendingCheckpointState.IsEmpty) item[PendingCheckpointState] = Bytes(lease.PendingCheckpointState);
        if (lease.ParentShardIds.Count > 0) item[ParentShardIds] = Texts(lease.ParentShardIds);
        if (lease.ChildShardIds.Count > 0) item[ChildShardIds] = Texts(lease.ChildShardIds);
        if (lease.HashRange is { } range) (item[StartingHashKey], item[EndingHashKey]) = (HashKey(range.Start), HashKey(range.End));
        if (lease.ThroughputKBps is { } throughput) item[ThroughputKBps] = Throughput(throughput);
        if (lease.Stream is { } stream) (item[StreamName], item[ShardId]) = (Text(stream.ToString()), Text(lease.ShardId));
        return item;
    }

    /// <summary>Reads an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Null when it is no lease: since KCL 3.5 a table holds other things, too. An item that does not say is a lease.</returns>
    /// <exception cref="InvalidStateException">It is a lease that cannot be read.</exception>
    public static Lease? Read(Dictionary<string, AttributeValue> item)
    {
        var key = item.GetValueOrDefault(LeaseKey)?.S;
        if (key is null || (item.GetValueOrDefault(EntityType)?.S ?? LeaseEntity) != LeaseEntity) return null;
        try
        {
            var stream = item.GetValueOrDefault(StreamName)?.S;
            return new()
            {
                LeaseKey = key,
                ShardId = (stream is null ? null : item.GetValueOrDefault(ShardId)?.S) ?? key,
                Stream = stream is null ? null : ReadStream(stream),
                LeaseOwner = item.GetValueOrDefault(LeaseOwner)?.S,
                CheckpointOwner = item.GetValueOrDefault(CheckpointOwner)?.S,
                LeaseCounter = ReadNumber(item, LeaseCounter),
                OwnerSwitchesSinceCheckpoint = ReadNumber(item, OwnerSwitchesSinceCheckpoint),
                Checkpoint = ReadPosition(item, Checkpoint, CheckpointSubSequenceNumber) ?? default,
                PendingCheckpoint = ReadPosition(item, PendingCheckpoint, PendingCheckpointSubSequenceNumber),
                PendingCheckpointState = item.GetValueOrDefault(PendingCheckpointState)?.B?.ToArray(),
                ParentShardIds = item.GetValueOrDefault(ParentShardIds)?.SS ?? [],
                ChildShardIds = item.GetValueOrDefault(ChildShardIds)?.SS ?? [],
                HashRange = ReadRange(item),
                ThroughputKBps = item.GetValueOrDefault(ThroughputKBps)?.N is { } throughput
                    ? double.Parse(throughput, NumberStyles.Float, CultureInfo.InvariantCulture)
                    : null,
            };
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidStateException($"Lease {key} cannot be read: {failure.Message}", failure);
        }
    }

    private static StreamIdentifier ReadStream(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 3 && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            ? new(parts[1], parts[0], epoch)
            : new(text);
    }

    private static long ReadNumber(Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.N is { } text ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;

    private static ExtendedSequenceNumber? ReadPosition(Dictionary<string, AttributeValue> item, string name, string subName) =>
        item.GetValueOrDefault(name)?.S is { } sequenceNumber ? new(sequenceNumber, ReadNumber(item, subName)) : null;

    private static HashRange? ReadRange(Dictionary<string, AttributeValue> item) =>
        item.GetValueOrDefault(StartingHashKey)?.S is { } start && item.GetValueOrDefault(EndingHashKey)?.S is { } end
            ? new(UInt128.Parse(start, NumberStyles.None, CultureInfo.InvariantCulture), UInt128.Parse(end, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
}
