using Amazon.Runtime;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.Client.CloudWatch;

/// <summary>
/// A client of Amazon CloudWatch: a method for each operation that <see cref="CloudWatchApi"/> declares. Thread-safe; keep one.
/// </summary>
[ServiceClient(typeof(CloudWatchApi))]
public sealed partial class CloudWatchClient : ServiceClient
{
    /// <summary>A client with the environment's credentials, region and endpoint.</summary>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public CloudWatchClient()
        : this(new CloudWatchConfig())
    {
    }

    /// <summary>A client with the environment's credentials.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public CloudWatchClient(CloudWatchConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public CloudWatchClient(AWSCredentials credentials, CloudWatchConfig config)
        : base(credentials, config)
    {
        ArgumentNullException.ThrowIfNull(credentials);
    }

    internal override AmazonServiceException CreateException(ServiceError error) => CloudWatchException.From(error);
}
