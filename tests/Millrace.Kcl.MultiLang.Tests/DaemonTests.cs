using System.Text;
using Amazon.Runtime;
using Millrace.Client.Iam;
using Millrace.Client.Kinesis;
using Millrace.Kcl.MultiLang.Tests.Processes;
using Millrace.Model.Iam;
using Millrace.Model.Kinesis;
using Millrace.Server.Tests;

namespace Millrace.Kcl.MultiLang.Tests;

/// <summary>The program from its command line to its exit code.</summary>
public sealed class DaemonTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-multilang-");

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private string Transcript => Path.Combine(_folder.FullName, "transcript");

    private IEnumerable<string> Story =>
        (File.Exists(Transcript) ? File.ReadAllLines(Transcript) : []).Select(line => line.StartsWith('{') ? line.Split('"')[3] : line.Split(' ')[0]);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--on-child-failure never file", "'never' not recognized")]
    [InlineData("--properties file", "'--properties' is not known here.")]
    [InlineData("-v", "It needs a properties file.")]
    public async Task A_wrong_command_line_is_2(string arguments, string fault)
    {
        await using var daemon = DaemonProcess.Start(null, arguments.Split(' '));

        Assert.Equal(2, await daemon.ExitAsync());
        Assert.Contains(fault, daemon.Log, StringComparison.Ordinal);
        Assert.EndsWith("Try 'millrace-multilang --help'.\n", daemon.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("executableName = sh\n", "millrace-multilang: applicationName is missing.\nmillrace-multilang: streamName or streamArn is missing.\n")]
    [InlineData("executableName = no-such-program\napplicationName = a\nstreamName = s\n", "millrace-multilang: executableName: there is no program 'no-such-program' in PATH")]
    [InlineData("executableName = sh\napplicationName = a\nstreamName = s\nregionName = us-east-1\nfailoverTimeMillis = 1\n", "Failover is 1 ms, below 300 ms")]
    public async Task Properties_that_cannot_work_are_1(string properties, string fault)
    {
        await using var daemon = DaemonProcess.Start(null, "-p", await WriteAsync(properties));

        Assert.Equal(1, await daemon.ExitAsync());
        Assert.Contains(fault, daemon.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_1()
    {
        await using var daemon = DaemonProcess.Start(null, "no-such-file");

        Assert.Equal(1, await daemon.ExitAsync());
        Assert.Contains("no-such-file", daemon.Log, StringComparison.Ordinal);
    }

    /// <summary>amazon-kinesis-client#35, #915, #1374: children were ended without a chance to checkpoint.</summary>
    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_signal_lets_the_child_checkpoint_and_then_ends_it(string signal, int exitCode)
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--streams", "orders:1");
        await PutAsync(server);
        await using var daemon = DaemonProcess.Start(server.Endpoint.OriginalString, await WriteAsync(Properties("all")));
        await UntilAsync(daemon, "processRecords");

        await daemon.SignalAsync(signal);

        Assert.Equal(exitCode, await daemon.ExitAsync());
        Assert.Equal(
            ["start", "initialize", "processRecords", "checkpoint", "shutdownRequested", "checkpoint", "leaseLost", "end"], Story);
        Assert.DoesNotContain("\"error\":\"", await File.ReadAllTextAsync(Transcript, Ending), StringComparison.Ordinal);
    }

    /// <summary>amazon-kinesis-client#21, #22: what a child said before it died was not to be seen.</summary>
    [Fact]
    public async Task A_child_that_dies_ends_the_daemon_with_1_and_its_last_words()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--streams", "orders:1");
        await PutAsync(server);
        await using var daemon = DaemonProcess.Start(server.Endpoint.OriginalString, await WriteAsync(Properties("dies")));

        Assert.Equal(1, await daemon.ExitAsync());
        Assert.Contains("The daemon stops: shardId-000000000000: child ", daemon.Log, StringComparison.Ordinal);
        Assert.Contains("ended in the midst of 'processRecords': exit code 3; last on stderr: |   it broke |   at line 7", daemon.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_that_is_asked_for_another_child_takes_its_place()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--streams", "orders:1");
        await PutAsync(server);
        await using var daemon = DaemonProcess.Start(
            server.Endpoint.OriginalString, await WriteAsync(Properties("checkpoints-then-dies")), "--on-child-failure", "restart");

        await UntilAsync(daemon, "checkpoint", times: 2);
        await daemon.SignalAsync("TERM");

        Assert.Equal(143, await daemon.ExitAsync());
        Assert.Equal(["start", "initialize", "processRecords", "checkpoint", "start", "initialize", "processRecords", "checkpoint"], Story.Take(8));
    }

    [Fact]
    public async Task A_role_of_the_properties_is_assumed()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--streams", "orders:1");
        await PutAsync(server);
        using var iam = new IamClient(new BasicAWSCredentials("test", "test"), new IamConfig { ServiceURL = server.Endpoint.OriginalString });
        var role = (await iam.CreateRoleAsync(
            new CreateRoleRequest { RoleName = "reader", AssumeRolePolicyDocument = Allow("sts:AssumeRole", "\"Principal\":{\"AWS\":\"000000000000\"}") }, Ending)).Role;
        await iam.PutRolePolicyAsync(
            new PutRolePolicyRequest { RoleName = "reader", PolicyName = "all", PolicyDocument = Allow("*", "\"Resource\":\"*\"") }, Ending);
        var properties = Properties("all").Replace("DefaultCredentialsProvider", $"StsAssumeRoleCredentialsProvider|{role.Arn}|daemon", StringComparison.Ordinal);
        await using var daemon = DaemonProcess.Start(server.Endpoint.OriginalString, await WriteAsync(properties));

        await UntilAsync(daemon, "processRecords");

        var used = (await iam.GetRoleAsync(new GetRoleRequest { RoleName = "reader" }, Ending)).Role.RoleLastUsed;
        Assert.NotNull(used?.LastUsedDate);

        static string Allow(string action, string on) =>
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}",{{on}}}]}""";
    }

    private static async Task PutAsync(ServerProcess server)
    {
        using var kinesis = new KinesisClient(
            new BasicAWSCredentials("test", "test"), new KinesisConfig { ServiceURL = server.Endpoint.OriginalString, AuthenticationRegion = "us-east-1" });
        await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = "orders", PartitionKey = "k", Data = "one"u8.ToArray() }, Ending);
    }

    private string Properties(string how) => $"""
        executableName = {Path.Combine(AppContext.BaseDirectory, "TestData", "child.sh")} {how} {Transcript}
        applicationName = app
        streamName = orders
        AwsCredentialsProvider = DefaultCredentialsProvider
        regionName = us-east-1
        initialPositionInStream = TRIM_HORIZON
        retrievalMode = POLLING
        idleTimeBetweenReadsInMillis = 200
        failoverTimeMillis = 2000

        """;

    private async Task<string> WriteAsync(string properties)
    {
        var file = Path.Combine(_folder.FullName, "app.properties");
        await File.WriteAllTextAsync(file, properties, Encoding.Latin1, Ending);
        return file;
    }

    private async Task UntilAsync(DaemonProcess daemon, string action, int times = 1)
    {
        var exit = daemon.ExitAsync();
        while (Story.Count(line => line == action) < times)
        {
            Assert.False(exit.IsCompleted, daemon.Log);
            await Task.Yield();
        }
    }
}
