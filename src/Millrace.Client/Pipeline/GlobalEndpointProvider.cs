using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Millrace.Client;

/// <summary>The endpoint of a service that has one for each partition: the configured one, or the partition's, whichever of its regions the client has.</summary>
internal sealed class GlobalEndpointProvider(string hostPrefix) : IEndpointProvider
{
    /// <summary>The region of its partition in which such a service stands, and for which its requests are signed.</summary>
    public static string SigningRegion(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "cn-north-1",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "us-gov-west-1",
        _ => "us-east-1",
    };

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var given = (RegionalEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(given.Endpoint)) return new Endpoint(given.Endpoint);

        var home = SigningRegion(given.Region);
        var partition = Fn.Partition(home);
        if (given.UseDualStack) return new Endpoint($"https://{hostPrefix}.global.{partition.dualStackDnsSuffix}");
        return new Endpoint((home, given.UseFips) switch
        {
            ("us-east-1", true) => $"https://{hostPrefix}-fips.{partition.dnsSuffix}",
            ("us-east-1", false) => $"https://{hostPrefix}.{partition.dnsSuffix}",
            ("us-gov-west-1", _) => $"https://{hostPrefix}.us-gov.{partition.dnsSuffix}",
            (_, true) => throw new AmazonClientException($"The partition of {given.Region} has no FIPS endpoints."),
            _ => $"https://{hostPrefix}.{home}.{partition.dnsSuffix}",
        });
    }
}
