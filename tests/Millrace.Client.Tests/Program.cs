using Amazon;
using Millrace.Client.Kinesis;
using Millrace.Client.Tests;
using Millrace.Model.Kinesis;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The SDK reads environment and configuration files once a process, so the tests about them run this program again, as ChildClient.
if (args is [ChildClient.Argument, var region])
{
    var config = new KinesisConfig();
    if (region.Length > 0) config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
    using var client = new KinesisClient(config);
    await client.ListStreamsAsync(new ListStreamsRequest());
    return 0;
}

return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
