using Amazon.Runtime;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Client.DynamoDB;

/// <summary>
/// A client of Amazon DynamoDB: a method for each operation that <see cref="DynamoDBApi"/> declares. Thread-safe; keep one.
/// </summary>
[ServiceClient(typeof(DynamoDBApi))]
public sealed partial class DynamoDBClient : ServiceClient
{
    /// <summary>A client with the environment's credentials, region and endpoint.</summary>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public DynamoDBClient()
        : this(new DynamoDBConfig())
    {
    }

    /// <summary>A client with the environment's credentials.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public DynamoDBClient(DynamoDBConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public DynamoDBClient(AWSCredentials credentials, DynamoDBConfig config)
        : base(credentials, config)
    {
        ArgumentNullException.ThrowIfNull(credentials);
    }

    internal override AmazonServiceException CreateException(ServiceError error) => DynamoDBException.From(error);
}
