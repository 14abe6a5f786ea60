using Amazon.Runtime;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Client.Kinesis;

/// <summary>
/// A client of Amazon Kinesis Data Streams: a method for each operation that <see cref="KinesisApi"/> declares. Thread-safe; keep one.
/// </summary>
[ServiceClient(typeof(KinesisApi))]
public sealed partial class KinesisClient : ServiceClient
{
    /// <summary>A client with the environment's credentials, region and endpoint.</summary>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public KinesisClient()
        : this(new KinesisConfig())
    {
    }

    /// <summary>A client with the environment's credentials.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public KinesisClient(KinesisConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public KinesisClient(AWSCredentials credentials, KinesisConfig config)
        : base(credentials, config)
    {
        ArgumentNullException.ThrowIfNull(credentials);
    }

    internal override AmazonServiceException CreateException(ServiceError error) => KinesisException.From(error);
}
