using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Millrace.Kcl.Processing;
using ResourceNotFoundException = Amazon.DynamoDBv2.Model.ResourceNotFoundException;

namespace Millrace.Kcl.Leases;

/// <summary>Makes the lease table and the index of owners where they are missing, beside other workers that do the same.</summary>
internal sealed class LeaseTableSetup(IAmazonDynamoDB client, string table, bool hasIndex, TimeProvider clock)
{
    /// <summary>The index of owners, by the name that KCL 3 gives it.</summary>
    public const string IndexName = "LeaseOwnerToLeaseKeyIndex";

    // The pause before the next look, which doubles each time up to the second that the Java library waits.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LastPause = TimeSpan.FromSeconds(1);
    // Room for an index over the leases of many thousand shards.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Makes what is missing and waits until it can be used.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the table was made.</returns>
    public async Task<bool> EnsureAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var isMade = false;
        for (var pause = FirstPause; ; pause = 2 * pause < LastPause ? 2 * pause : LastPause)
        {
            var found = await FindAsync(cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                isMade |= await TryAsync(token => client.CreateTableAsync(CreateTable(), token), cancellationToken).ConfigureAwait(false);
            }
            else if (found.TableStatus == TableStatus.ACTIVE || found.TableStatus == TableStatus.UPDATING)
            {
                if (!hasIndex) return isMade;
                var index = found.GlobalSecondaryIndexes?.Find(index => index.IndexName == IndexName);
                if (index?.IndexStatus == IndexStatus.ACTIVE) return isMade;
                if (index is null)
                    await TryAsync(token => client.UpdateTableAsync(CreateIndex(found), token), cancellationToken).ConfigureAwait(false);
            }

            if (clock.GetElapsedTime(began) > Patience)
                throw new InvalidStateException($"Table {table} cannot be used after {Patience.TotalMinutes:0} minutes.");
            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The table's size, which DynamoDB measures each few hours.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<long> SizeAsync(CancellationToken cancellationToken) =>
        (await FindAsync(cancellationToken).ConfigureAwait(false))?.TableSizeBytes ?? 0;

    private Task<TableDescription?> FindAsync(CancellationToken cancellationToken) => DynamoDBErrors.TranslateAsync(
        async token =>
        {
            try
            {
                return (await client.DescribeTableAsync(new DescribeTableRequest { TableName = table }, token).ConfigureAwait(false)).Table;
            }
            catch (ResourceNotFoundException)
            {
                return null;
            }
        },
        cancellationToken);

    /// <returns>False when another worker was first, or the table is busy.</returns>
    private static Task<bool> TryAsync<T>(Func<CancellationToken, Task<T>> change, CancellationToken cancellationToken) => DynamoDBErrors.TranslateAsync(
        async token =>
        {
            try
            {
                await change(token).ConfigureAwait(false);
                return true;
            }
            catch (Exception failure) when (failure is ResourceInUseException or LimitExceededException || IsThere(failure))
            {
                return false;
            }
        },
        cancellationToken);

    // An index that another worker made, and that is ready by now, is no resource in use but a wrong parameter.
    private static bool IsThere(Exception failure) =>
        failure is AmazonDynamoDBException { ErrorCode: "ValidationException" } && failure.Message.Contains("already exists", StringComparison.Ordinal);

    private CreateTableRequest CreateTable() => new()
    {
        TableName = table,
        AttributeDefinitions = [new() { AttributeName = LeaseRow.LeaseKey, AttributeType = ScalarAttributeType.S }],
        KeySchema = [new() { AttributeName = LeaseRow.LeaseKey, KeyType = KeyType.HASH }],
        BillingMode = BillingMode.PAY_PER_REQUEST,
    };

    private UpdateTableRequest CreateIndex(TableDescription found)
    {
        // A table of KCL 1 has a throughput of its own, and so must its index.
        var throughput = found.ProvisionedThroughput;
        var isProvisioned = throughput?.ReadCapacityUnits > 0 && found.BillingModeSummary?.BillingMode != BillingMode.PAY_PER_REQUEST;
        return new()
        {
            TableName = table,
            AttributeDefinitions =
            [
                new() { AttributeName = LeaseRow.LeaseOwner, AttributeType = ScalarAttributeType.S },
                new() { AttributeName = LeaseRow.LeaseKey, AttributeType = ScalarAttributeType.S },
            ],
            GlobalSecondaryIndexUpdates =
            [
                new()
                {
                    Create = new()
                    {
                        IndexName = IndexName,
                        KeySchema =
                        [
                            new() { AttributeName = LeaseRow.LeaseOwner, KeyType = KeyType.HASH },
                            new() { AttributeName = LeaseRow.LeaseKey, KeyType = KeyType.RANGE },
                        ],
                        Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY },
                        ProvisionedThroughput = isProvisioned
                            ? new() { ReadCapacityUnits = throughput!.ReadCapacityUnits, WriteCapacityUnits = throughput.WriteCapacityUnits }
                            : null,
                    },
                },
            ],
        };
    }
}
