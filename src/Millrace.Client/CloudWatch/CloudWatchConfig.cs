using Amazon.Runtime;
using Millrace.Model.CloudWatch;

namespace Millrace.Client.CloudWatch;

/// <summary>
/// The settings of a <see cref="CloudWatchClient"/>. The endpoint comes from <see cref="ClientConfig.ServiceURL"/>, <c>AWS_ENDPOINT_URL_CLOUDWATCH</c>,
/// <c>AWS_ENDPOINT_URL</c> or <c>endpoint_url</c> of the profile, in this order; without any the region's AWS endpoint is used. A
/// <see cref="ClientConfig.ServiceURL"/> set in code needs <see cref="ClientConfig.AuthenticationRegion"/> beside it for any region but the
/// environment's.
/// </summary>
public sealed class CloudWatchConfig : ServiceConfig
{
    /// <summary>Settings as the environment and the AWS configuration files have them.</summary>
    public CloudWatchConfig()
        : base(CloudWatchApi.Service)
    {
    }
}
