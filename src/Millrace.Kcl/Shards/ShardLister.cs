using Amazon.Runtime;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Processing;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>Lists shards page by page. Whoever calls too often waits, as in the Java KCL: 50 times, 1.5 s each.</summary>
internal sealed class ShardLister(
    Func<ListShardsRequest, CancellationToken, Task<ListShardsResponse>> listShards, TimeProvider timeProvider) : IShardLister
{
    private const int MaxAttempts = 50;
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1.5);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Shard>> ListAsync(StreamIdentifier stream, ShardFilter? filter, CancellationToken cancellationToken)
    {
        var first = new ListShardsRequest { StreamName = stream.StreamName, ShardFilter = filter };
        var next = first;
        List<Shard> shards = [];
        for (var failures = 0; ;)
        {
            try
            {
                var page = await listShards(next, cancellationToken).ConfigureAwait(false);
                shards.AddRange(page.Shards ?? []);
                if (page.NextToken is null) return shards;
                next = new ListShardsRequest { NextToken = page.NextToken };
            }
            catch (LimitExceededException) when (++failures < MaxAttempts)
            {
                await Task.Delay(Backoff, timeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (ExpiredNextTokenException) when (++failures < MaxAttempts)
            {
                next = first;
                shards.Clear();
            }
            catch (ResourceInUseException error)
            {
                throw new KinesisClientLibDependencyException($"The shards of {stream} cannot be listed while it is being made or deleted.", error);
            }
            catch (Exception error) when (
                error is AmazonServiceException and not ResourceNotFoundException or AmazonClientException or HttpRequestException or IOException)
            {
                throw new KinesisClientLibDependencyException($"The shards of {stream} could not be listed: {error.Message}", error);
            }
        }
    }
}
