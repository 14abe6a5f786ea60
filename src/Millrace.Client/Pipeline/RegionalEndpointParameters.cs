using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util;

namespace Millrace.Client;

/// <summary>What decides the endpoint of a regional service.</summary>
internal sealed class RegionalEndpointParameters : EndpointParameters
{
    public string Region => (string)this[nameof(Region)];

    public string? Endpoint => (string?)this[nameof(Endpoint)];

    public bool UseFips => (bool)this[nameof(UseFips)];

    public bool UseDualStack => (bool)this[nameof(UseDualStack)];

    public static RegionalEndpointParameters From(IClientConfig config, RegionEndpoint? alternate)
    {
        var parameters = new RegionalEndpointParameters();
        parameters[nameof(Region)] = alternate?.SystemName ?? RegionOf(config);
        parameters[nameof(Endpoint)] = config.ServiceURL;
        parameters[nameof(UseFips)] = config.UseFIPSEndpoint;
        parameters[nameof(UseDualStack)] = config.UseDualstackEndpoint;
        return parameters;
    }

    // An endpoint set in code clears the region; the SDK then guesses it from the host name, the environment or the profile.
    private static string RegionOf(IClientConfig config) =>
        !string.IsNullOrEmpty(config.AuthenticationRegion) ? config.AuthenticationRegion
        : config.RegionEndpoint?.SystemName ?? AWSSDKUtils.DetermineRegion(config.ServiceURL);
}
