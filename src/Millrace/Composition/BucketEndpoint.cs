using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Millrace.Lambda.Code;
using Millrace.Settings;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>The buckets of an S3 outside of this server, which are named in the path.</summary>
internal sealed class BucketEndpoint : ICodeObjects, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly Uri _address;

    /// <param name="endpoint">Where it answers.</param>
    /// <param name="region">The region that calls are signed for.</param>
    public BucketEndpoint(ServiceEndpoint endpoint, string region)
    {
        _address = endpoint.Address;
        var config = new AmazonS3Config
        {
            ServiceURL = endpoint.Address.ToString(),
            ForcePathStyle = true,
            AuthenticationRegion = region,
            MaxErrorRetry = 1,
            Timeout = TimeSpan.FromSeconds(30),

            // Not every S3 knows the checksums that came later.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        _client = new AmazonS3Client(new BasicAWSCredentials(endpoint.AccessKeyId, endpoint.SecretAccessKey), config);
    }

    /// <summary>Puts an object of JSON.</summary>
    /// <exception cref="ServiceException">It was refused, or nobody answers.</exception>
    public async ValueTask PutAsync(string bucket, string key, string json, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = json, ContentType = "application/json", UseChunkEncoding = false };
        await CallAsync(() => _client.PutObjectAsync(request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> GetAsync(string bucket, string key, string? version, long maxBytes, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = bucket, Key = key, VersionId = version };
        return await CallAsync(ReadAsync, cancellationToken);

        async Task<ReadOnlyMemory<byte>> ReadAsync()
        {
            using var answer = await _client.GetObjectAsync(request, cancellationToken);
            var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (bytes.Length <= maxBytes && await answer.ResponseStream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
                bytes.Write(buffer, 0, (int)Math.Min(read, maxBytes + 1 - bytes.Length));
            return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async ValueTask<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            // Off the thread that waits for sockets: what is done with the answer may take its time.
            return await call().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        catch (AmazonS3Exception refused) when (!string.IsNullOrEmpty(refused.ErrorCode))
        {
            throw new ServiceException(refused.ErrorCode, refused.Message, (int)refused.StatusCode);
        }
        catch (Exception fault) when (fault is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ServiceException("ServiceUnavailable", $"The S3 endpoint {_address} does not answer: {fault.Message}", 503);
        }
    }
}
