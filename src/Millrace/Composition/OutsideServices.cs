using Millrace.Settings;

namespace Millrace.Composition;

/// <summary>The services of other servers that this one makes use of, as far as it was told where they are.</summary>
internal sealed class OutsideServices : IDisposable
{
    /// <param name="s3">Where S3 answers; null for none.</param>
    /// <param name="sns">Where SNS answers; null for none.</param>
    /// <param name="region">The region of buckets.</param>
    /// <param name="machine">The machine's clock.</param>
    public OutsideServices(ServiceEndpoint? s3, ServiceEndpoint? sns, string region, TimeProvider machine)
    {
        Buckets = s3 is null ? null : new BucketEndpoint(s3, region);
        Topics = sns is null ? null : new TopicEndpoint(sns, machine);
    }

    /// <summary>The buckets of S3; null for none.</summary>
    public BucketEndpoint? Buckets { get; }

    /// <summary>The topics of SNS; null for none.</summary>
    public TopicEndpoint? Topics { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Buckets?.Dispose();
        Topics?.Dispose();
    }
}
