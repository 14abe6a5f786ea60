using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Millrace.Client;

/// <summary>The endpoint of a regional service: the configured one, or the service's host name in the region's partition.</summary>
internal sealed class RegionalEndpointProvider(string hostPrefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var given = (RegionalEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(given.Endpoint)) return new Endpoint(given.Endpoint);

        var partition = Fn.Partition(given.Region);
        if (given.UseFips && !partition.supportsFIPS)
            throw new AmazonClientException($"The partition of {given.Region} has no FIPS endpoints.");
        if (given.UseDualStack && !partition.supportsDualStack)
            throw new AmazonClientException($"The partition of {given.Region} has no dual-stack endpoints.");

        var host = given.UseFips ? hostPrefix + "-fips" : hostPrefix;
        var suffix = given.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{host}.{given.Region}.{suffix}");
    }
}
