using Amazon.Runtime;
using Millrace.Model.Logs;

namespace Millrace.Client.Logs;

/// <summary>
/// The settings of a <see cref="LogsClient"/>. The endpoint comes from <see cref="ClientConfig.ServiceURL"/>, <c>AWS_ENDPOINT_URL_CLOUDWATCH_LOGS</c>,
/// <c>AWS_ENDPOINT_URL</c> or <c>endpoint_url</c> of the profile, in this order; without any the region's AWS endpoint is used. A
/// <see cref="ClientConfig.ServiceURL"/> set in code needs <see cref="ClientConfig.AuthenticationRegion"/> beside it for any region but the
/// environment's.
/// </summary>
public sealed class LogsConfig : ServiceConfig
{
    /// <summary>Settings as the environment and the AWS configuration files have them.</summary>
    public LogsConfig()
        : base(LogsApi.Service)
    {
        // What AWS's SDKs call it, and look for in the environment and in profiles.
        ServiceId = "CloudWatch Logs";
    }
}
