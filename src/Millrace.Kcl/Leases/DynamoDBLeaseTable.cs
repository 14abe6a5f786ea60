using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Millrace.Kcl.Leases;

/// <summary>The lease table in DynamoDB, shared with Java's KCL 2 and 3.</summary>
internal sealed class DynamoDBLeaseTable : ILeaseTable
{
    // A segment of a parallel scan for each 0.2 GiB (facts/dynamodb.md 2.3).
    private const double SegmentBytes = 0.2 * 1024 * 1024 * 1024;
    private const int MaxSegments = 32;
    // DynamoDB measures a table's size about as often.
    private static readonly TimeSpan SizeLife = TimeSpan.FromHours(6);

    private readonly IAmazonDynamoDB _client;
    private readonly string _table;
    private readonly TimeProvider _clock;
    private readonly LeaseTableSetup _setup;
    private volatile SizedScan? _scan;

    /// <param name="client">Makes the calls, with its credentials, endpoint and retries.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="assignment">How leases come to workers: a leader needs the index of owners.</param>
    /// <param name="clock">The clock.</param>
    public DynamoDBLeaseTable(IAmazonDynamoDB client, string table, LeaseAssignment assignment, TimeProvider clock)
    {
        (_client, _table, _clock) = (client, table, clock);
        _setup = new(client, table, assignment == LeaseAssignment.WorkerUtilization, clock);
    }

    /// <inheritdoc/>
    public Task<bool> EnsureAsync(CancellationToken cancellationToken) => _setup.EnsureAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken)
    {
        var segments = await CountSegmentsAsync(cancellationToken).ConfigureAwait(false);
        var lists = await Task.WhenAll(Enumerable.Range(0, segments).Select(segment => ScanAsync(segment, segments, cancellationToken))).ConfigureAwait(false);
        return [.. lists.SelectMany(list => list)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListKeysOfAsync(string owner, CancellationToken cancellationToken)
    {
        List<string> keys = [];
        var request = new QueryRequest
        {
            TableName = _table,
            IndexName = LeaseTableSetup.IndexName,
            KeyConditionExpression = "leaseOwner = :leaseOwner",
            ExpressionAttributeValues = new() { [":leaseOwner"] = LeaseRow.Text(owner) },
        };
        do
        {
            var page = await DynamoDBErrors.TranslateAsync(token => _client.QueryAsync(request, token), cancellationToken).ConfigureAwait(false);
            keys.AddRange((page.Items ?? []).Select(item => item[LeaseRow.LeaseKey].S));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return keys;
    }

    /// <inheritdoc/>
    public async Task<Lease?> FindAsync(string leaseKey, CancellationToken cancellationToken)
    {
        // Consistent, since it decides whether a write of which nothing is known was made.
        var request = new GetItemRequest { TableName = _table, Key = LeaseRow.Key(leaseKey), ConsistentRead = true };
        var answer = await DynamoDBErrors.TranslateAsync(token => _client.GetItemAsync(request, token), cancellationToken).ConfigureAwait(false);
        return answer.Item is { Count: > 0 } item ? LeaseRow.Read(item) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> CreateAsync(Lease lease, CancellationToken cancellationToken)
    {
        var request = LeaseStatements.Create(_table, lease);
        return await DynamoDBErrors.TranslateAsync(
            async token =>
            {
                try
                {
                    await _client.PutItemAsync(request, token).ConfigureAwait(false);
                    return true;
                }
                catch (ConditionalCheckFailedException)
                {
                    return false;
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<LeaseRenewal> RenewAsync(Lease lease, CancellationToken cancellationToken)
    {
        var (isUpdated, item) = await UpdateAsync(LeaseStatements.Renew(_table, lease), cancellationToken).ConfigureAwait(false);
        if (item is not null) return new(isUpdated, LeaseRow.Read(item));
        // DynamoDB Local does not say what stood in the way.
        return new(false, await FindAsync(lease.LeaseKey, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task<Lease?> TakeAsync(Lease lease, string owner, CancellationToken cancellationToken) =>
        ChangeAsync(LeaseStatements.Take(_table, lease, owner), cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> RequestHandoffAsync(Lease lease, string owner, CancellationToken cancellationToken) =>
        lease.LeaseOwner is null ? Task.FromResult<Lease?>(null) : ChangeAsync(LeaseStatements.RequestHandoff(_table, lease, owner), cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> CompleteHandoffAsync(Lease lease, CancellationToken cancellationToken) => lease.LeaseOwner is null || lease.CheckpointOwner is null
        ? Task.FromResult<Lease?>(null)
        : ChangeAsync(LeaseStatements.CompleteHandoff(_table, lease), cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> EvictAsync(Lease lease, CancellationToken cancellationToken) =>
        ChangeAsync(LeaseStatements.Evict(_table, lease), cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> CheckpointAsync(Lease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken) =>
        ChangeAsync(LeaseStatements.Checkpoint(_table, lease, checkpoint), cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> PrepareCheckpointAsync(
        Lease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) =>
        ChangeAsync(LeaseStatements.PrepareCheckpoint(_table, lease, pending, state), cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> SetChildShardsAsync(Lease lease, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken) =>
        ChangeAsync(LeaseStatements.SetChildShards(_table, lease, childShardIds), cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> DescribeAsync(Lease lease, CancellationToken cancellationToken) =>
        ChangeAsync(LeaseStatements.Describe(_table, lease), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string leaseKey, CancellationToken cancellationToken)
    {
        var request = new DeleteItemRequest { TableName = _table, Key = LeaseRow.Key(leaseKey) };
        return DynamoDBErrors.TranslateAsync(token => _client.DeleteItemAsync(request, token), cancellationToken);
    }

    private async Task<Lease?> ChangeAsync(UpdateItemRequest request, CancellationToken cancellationToken)
    {
        var (isUpdated, item) = await UpdateAsync(request, cancellationToken).ConfigureAwait(false);
        return isUpdated && item is not null ? LeaseRow.Read(item) : null;
    }

    /// <returns>Whether the condition held, and the item as it is now.</returns>
    private Task<(bool IsUpdated, Dictionary<string, AttributeValue>? Item)> UpdateAsync(
        UpdateItemRequest request, CancellationToken cancellationToken) => DynamoDBErrors.TranslateAsync(
        async token =>
        {
            try
            {
                return (true, (Dictionary<string, AttributeValue>?)(await _client.UpdateItemAsync(request, token).ConfigureAwait(false)).Attributes);
            }
            catch (ConditionalCheckFailedException failure)
            {
                return (false, failure.Item is { Count: > 0 } item ? item : null);
            }
        },
        cancellationToken);

    private async Task<List<Lease>> ScanAsync(int segment, int segments, CancellationToken cancellationToken)
    {
        List<Lease> leases = [];
        var request = new ScanRequest { TableName = _table };
        if (segments > 1) (request.Segment, request.TotalSegments) = (segment, segments);
        do
        {
            var page = await DynamoDBErrors.TranslateAsync(token => _client.ScanAsync(request, token), cancellationToken).ConfigureAwait(false);
            leases.AddRange((page.Items ?? []).Select(LeaseRow.Read).OfType<Lease>());
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return leases;
    }

    private async Task<int> CountSegmentsAsync(CancellationToken cancellationToken)
    {
        if (_scan is { } scan && _clock.GetElapsedTime(scan.Since) < SizeLife) return scan.Segments;
        var size = await _setup.SizeAsync(cancellationToken).ConfigureAwait(false);
        var segments = (int)Math.Clamp(Math.Ceiling(size / SegmentBytes), 1, MaxSegments);
        _scan = new(segments, _clock.GetTimestamp());
        return segments;
    }

    private sealed record SizedScan(int Segments, long Since);
}
