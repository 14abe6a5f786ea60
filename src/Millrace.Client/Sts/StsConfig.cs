using Amazon.Runtime;
using Millrace.Model.Sts;

namespace Millrace.Client.Sts;

/// <summary>
/// The settings of an <see cref="StsClient"/>. The endpoint comes from <see cref="ClientConfig.ServiceURL"/>, <c>AWS_ENDPOINT_URL_STS</c>,
/// <c>AWS_ENDPOINT_URL</c> or <c>endpoint_url</c> of the profile, in this order; without any the region's AWS endpoint is used.
/// </summary>
public sealed class StsConfig : ServiceConfig
{
    /// <summary>Settings as the environment and the AWS configuration files have them.</summary>
    public StsConfig()
        : base(StsApi.Service)
    {
    }
}
