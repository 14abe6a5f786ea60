using Amazon.Runtime;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Client.Lambda;

/// <summary>
/// A client of AWS Lambda: a method for each operation that <see cref="LambdaApi"/> declares. Thread-safe; keep one.
/// </summary>
[ServiceClient(typeof(LambdaApi))]
public sealed partial class LambdaClient : ServiceClient
{
    /// <summary>A client with the environment's credentials, region and endpoint.</summary>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public LambdaClient()
        : this(new LambdaConfig())
    {
    }

    /// <summary>A client with the environment's credentials.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public LambdaClient(LambdaConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public LambdaClient(AWSCredentials credentials, LambdaConfig config)
        : base(credentials, config)
    {
        ArgumentNullException.ThrowIfNull(credentials);
    }

    internal override AmazonServiceException CreateException(ServiceError error) => LambdaException.From(error);
}
