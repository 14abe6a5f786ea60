using Amazon.Runtime;
using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Client.Sts;

/// <summary>
/// A client of AWS Security Token Service: a method for each operation that <see cref="StsApi"/> declares. Thread-safe; keep one.
/// </summary>
[ServiceClient(typeof(StsApi))]
public sealed partial class StsClient : ServiceClient
{
    /// <summary>A client with the environment's credentials, region and endpoint.</summary>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public StsClient()
        : this(new StsConfig())
    {
    }

    /// <summary>A client with the environment's credentials.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public StsClient(StsConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public StsClient(AWSCredentials credentials, StsConfig config)
        : base(credentials, config)
    {
        ArgumentNullException.ThrowIfNull(credentials);
    }

    internal override AmazonServiceException CreateException(ServiceError error) => StsException.From(error);
}
