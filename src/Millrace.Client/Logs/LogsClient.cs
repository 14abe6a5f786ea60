using Amazon.Runtime;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.Client.Logs;

/// <summary>
/// A client of Amazon CloudWatch Logs: a method for each operation that <see cref="LogsApi"/> declares. Thread-safe; keep one.
/// </summary>
[ServiceClient(typeof(LogsApi))]
public sealed partial class LogsClient : ServiceClient
{
    /// <summary>A client with the environment's credentials, region and endpoint.</summary>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public LogsClient()
        : this(new LogsConfig())
    {
    }

    /// <summary>A client with the environment's credentials.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public LogsClient(LogsConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public LogsClient(AWSCredentials credentials, LogsConfig config)
        : base(credentials, config)
    {
        ArgumentNullException.ThrowIfNull(credentials);
    }

    internal override AmazonServiceException CreateException(ServiceError error) => LogsException.From(error);
}
