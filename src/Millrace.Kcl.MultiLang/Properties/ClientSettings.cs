using Amazon;
using Amazon.Runtime;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>Gives a client's settings the region and the endpoint of the properties, where they name any.</summary>
internal static class ClientSettings
{
    public static TConfig Apply<TConfig>(TConfig config, string? region, string? endpoint)
        where TConfig : ClientConfig
    {
        // An endpoint and a region exclude each other in the SDK: with an endpoint the region is only what requests are signed for.
        var url = endpoint ?? config.ServiceURL;
        if (url is not null)
        {
            config.ServiceURL = url;
            if (region is not null) config.AuthenticationRegion = region;
        }
        else if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
