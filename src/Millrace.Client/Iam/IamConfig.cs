using Amazon.Runtime;
using Millrace.Model.Iam;

namespace Millrace.Client.Iam;

/// <summary>
/// The settings of an <see cref="IamClient"/>. The endpoint comes from <see cref="ClientConfig.ServiceURL"/>, <c>AWS_ENDPOINT_URL_IAM</c>,
/// <c>AWS_ENDPOINT_URL</c> or <c>endpoint_url</c> of the profile, in this order; without any it is AWS's. IAM is one for all regions: the
/// client's region only tells the partition, and requests are signed for us-east-1, or in China and GovCloud for the region that IAM has there,
/// unless <see cref="ClientConfig.AuthenticationRegion"/> is set in code.
/// </summary>
public sealed class IamConfig : ServiceConfig
{
    /// <summary>Settings as the environment and the AWS configuration files have them.</summary>
    public IamConfig()
        : base(IamApi.Service)
    {
        EndpointProvider = new GlobalEndpointProvider(IamApi.Service.SigningName);
    }

    internal override string SigningRegion(string region) => GlobalEndpointProvider.SigningRegion(region);
}
