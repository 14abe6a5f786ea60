#:project ../../src/Millrace.Client
#:package AWSSDK.SecurityToken

// Lesson 0: who am I? Run it with nothing, with --order or with --leaked; README.md has the questions.
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
void Say(string what, string found) => Console.WriteLine($"{what,-24} {found}");

var file = Variable("AWS_SHARED_CREDENTIALS_FILE")
    ?? Path.Combine(Variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", "credentials");

try
{
    return args switch
    {
        [] => await WhoAmI(),
        ["--order"] => Order(),
        ["--leaked"] => await Leaked(),
        _ => Usage(),
    };
}
catch (AmazonServiceException e)
{
    Say(e.ErrorCode ?? "an error", e.Message);
    Console.WriteLine("\nIf it is the key that is refused: Millrace's own pair is test / test, and a key of AWS works only on AWS.");
}
catch (AmazonClientException e)
{
    Say("no answer", e.Message);
    Console.WriteLine("""

        There are no credentials, or no region. Start Millrace in another terminal (./millrace start) and copy the lines it prints, or:
          export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_REGION=us-east-1
          export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
        For AWS itself leave AWS_ENDPOINT_URL out and use your own key.
        """);
}
catch (HttpRequestException e)
{
    Say("no answer", e.Message);
    Console.WriteLine("\nNobody answers there. Is ./millrace start running, and on this port?");
}

return 1;

async Task<int> WhoAmI()
{
    Console.WriteLine("Where the SDK looks for a key, first to last:");
    Say("1. environment", Variable("AWS_ACCESS_KEY_ID") is { } id ? $"AWS_ACCESS_KEY_ID={id}" : "AWS_ACCESS_KEY_ID is not set");
    var name = Variable("AWS_PROFILE") ?? "default";
    Say($"2. profile [{name}]", new CredentialProfileStoreChain().TryGetProfile(name, out var profile)
        ? $"{profile.Options.AccessKey ?? "no key in it"}, from {file} or ~/.aws/config" : $"not in {file}");
    Say("3. the machine's role", "asked for only when 1 and 2 have nothing (on AWS's machines)");

    if (File.Exists(file) && !OperatingSystem.IsWindows())
    {
        var mode = File.GetUnixFileMode(file);
        var others = mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var octal = Convert.ToString((int)mode, 8);
        Say("the file's permissions", others == 0 ? $"{octal}: its owner alone" : $"{octal}: others too! Run: chmod 600 {file}");
    }

    Say("the endpoint", Variable("AWS_ENDPOINT_URL") ?? profile?.EndpointUrl ?? "AWS itself: AWS_ENDPOINT_URL is not set");
    Say("the region", FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName ?? "AWS_REGION is not set");

    using var sts = new AmazonSecurityTokenServiceClient();
    var me = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());
    Console.WriteLine();
    Say("GetCallerIdentity", $"account {me.Account}");
    Say("", $"I am {me.Arn}");
    Console.WriteLine("\nNext: dotnet run lessons/01-make-a-stream/main.cs");
    return 0;
}

// Sets up each place in turn, with a key that names it, and asks the SDK's own chain which one it takes.
int Order()
{
    var folder = Directory.CreateTempSubdirectory("lesson-0-");
    var profiles = Path.Combine(folder.FullName, "credentials");
    File.WriteAllText(profiles, """
        [default]
        aws_access_key_id = KEY-OF-PROFILE-DEFAULT
        aws_secret_access_key = x
        [work]
        aws_access_key_id = KEY-OF-PROFILE-WORK
        aws_secret_access_key = x
        """);
    foreach (var name in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"])
        Environment.SetEnvironmentVariable(name, null);
    Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", profiles);

    Say("a file with [default]", Taken());
    Environment.SetEnvironmentVariable("AWS_PROFILE", "work");
    Say("+ AWS_PROFILE=work", Taken());
    Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "KEY-OF-ENVIRONMENT");
    Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "x");
    Say("+ AWS_ACCESS_KEY_ID=...", Taken());
    folder.Delete(recursive: true);
    Console.WriteLine("\nThe environment wins over every profile: a forgotten export is the usual reason for being somebody else.");
    return 0;

    static string Taken()
    {
        using var chain = new DefaultAWSCredentialsIdentityResolver();
        return $"the SDK takes {chain.ResolveIdentity(clientConfig: null).GetCredentials().AccessKey}";
    }
}

// What somebody who found the key learns and reaches, with reading calls alone.
async Task<int> Leaked()
{
    using var sts = new AmazonSecurityTokenServiceClient();
    Say("GetCallerIdentity", $"this key is {(await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn}");
    var streams = 0;
    foreach (var region in (RegionEndpoint[])[RegionEndpoint.USEast1, RegionEndpoint.USWest2, RegionEndpoint.EUWest1])
    {
        using var kinesis = new KinesisClient(new KinesisConfig { RegionEndpoint = region });
        try
        {
            var names = (await kinesis.ListStreamsAsync(new ListStreamsRequest())).StreamNames;
            streams += names.Count;
            Say($"ListStreams {region.SystemName}", names.Count == 0 ? "allowed; none here" : $"allowed; {string.Join(", ", names)}");
        }
        catch (AccessDeniedException e)
        {
            Say($"ListStreams {region.SystemName}", $"refused: {e.Message}");
        }
    }

    Console.WriteLine($"""

        Whoever holds the key does this from anywhere, in your name and on your bill; {streams} stream(s) could be read, filled or deleted.
        A key that may do only what its program needs can lose only that. If one leaks: delete it, then make a new one.
        """);
    return 0;
}

static int Usage()
{
    Console.WriteLine("dotnet run lessons/00-environment/main.cs -- [--order | --leaked]");
    return 2;
}
