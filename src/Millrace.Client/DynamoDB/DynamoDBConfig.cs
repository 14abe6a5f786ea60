using Amazon.Runtime;
using Millrace.Model.DynamoDB;

namespace Millrace.Client.DynamoDB;

/// <summary>
/// The settings of a <see cref="DynamoDBClient"/>. The endpoint comes from <see cref="ClientConfig.ServiceURL"/>, <c>AWS_ENDPOINT_URL_DYNAMODB</c>,
/// <c>AWS_ENDPOINT_URL</c> or <c>endpoint_url</c> of the profile, in this order; without any the region's AWS endpoint is used. A
/// <see cref="ClientConfig.ServiceURL"/> set in code needs <see cref="ClientConfig.AuthenticationRegion"/> beside it for any region but the
/// environment's.
/// </summary>
public sealed class DynamoDBConfig : ServiceConfig
{
    /// <summary>Settings as the environment and the AWS configuration files have them.</summary>
    public DynamoDBConfig()
        : base(DynamoDBApi.Service)
    {
    }
}
