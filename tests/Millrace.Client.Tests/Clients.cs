using Amazon.Runtime;
using Millrace.Client.Kinesis;

namespace Millrace.Client.Tests;

internal static class Clients
{
    public static KinesisClient At(string url, Action<KinesisConfig>? configure = null)
    {
        var config = new KinesisConfig { ServiceURL = url, AuthenticationRegion = "eu-west-1" };
        configure?.Invoke(config);
        return new KinesisClient(new BasicAWSCredentials("test", "test"), config);
    }
}
