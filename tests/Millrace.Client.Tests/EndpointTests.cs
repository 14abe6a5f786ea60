using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Millrace.Client.Kinesis;

namespace Millrace.Client.Tests;

/// <summary>AWS's own endpoints, where none is configured.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "https://kinesis.us-east-1.amazonaws.com")]
    [InlineData("cn-north-1", false, false, "https://kinesis.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-east-2", true, false, "https://kinesis-fips.us-east-2.amazonaws.com")]
    [InlineData("eu-west-1", false, true, "https://kinesis.eu-west-1.api.aws")]
    public void The_endpoint_is_that_of_the_regions_partition(string region, bool fips, bool dualStack, string url)
    {
        var config = new KinesisConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack,
            IgnoreConfiguredEndpointUrls = true,
        };

        Assert.Equal(url, config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request: null)).URL);
    }

    [Fact]
    public void A_client_without_a_service_url_is_made_for_its_region()
    {
        using var client = new KinesisClient(new BasicAWSCredentials("a", "b"), new KinesisConfig { RegionEndpoint = RegionEndpoint.EUWest1 });

        Assert.Equal("eu-west-1", client.Config.RegionEndpoint.SystemName);
    }
}
