#:project ../../src/Millrace.Client

// Lesson 0: who am I? Run it with nothing, with --order or with --leaked; README.md has the questions.
using System.Runtime.InteropServices;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Millrace.Client.Iam;
using Millrace.Client.Kinesis;
using Millrace.Client.Sts;
using Millrace.Model.Iam;
using Millrace.Model.Kinesis;
using Millrace.Model.Sts;

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

    using var sts = new StsClient();
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
    using var sts = new StsClient();
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
        catch (KinesisException e) when (e.ErrorCode == "AccessDeniedException")
        {
            Say($"ListStreams {region.SystemName}", $"refused: {e.Message}");
        }
    }

    Console.WriteLine($"""

        Whoever holds the key does this from anywhere, in your name and on your bill; {streams} stream(s) could be read, filled or deleted.
        And with the key of a device, which may put records into one stream?

        """);
    return await Compare();
}

// Makes a user like a device's, tries the same calls with both keys, and deletes the user, after Ctrl+C too.
async Task<int> Compare()
{
    const string Device = "millrace-lessons-leaked";
    var isLeft = false;
    using var ending = new CancellationTokenSource();
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    using var iam = new IamClient();
    try
    {
        await Delete();
    }
    catch (IamException e) when (e.ErrorCode == "AccessDenied")
    {
        Say("no comparison", $"this key may not make users, which is as it should be: {e.Message}");
        return 0;
    }

    try
    {
        var user = (await iam.CreateUserAsync(new CreateUserRequest { UserName = Device })).User!;
        var arn = user.Arn.Split(':');
        await iam.PutUserPolicyAsync(new PutUserPolicyRequest { UserName = Device, PolicyName = "put", PolicyDocument = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"arn:{{arn[1]}}:kinesis:*:{{arn[4]}}:stream/{{Device}}"}]}
            """ });
        var key = (await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = Device })).AccessKey;
        await Calls(Device, new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey), ending.Token);
    }
    catch (OperationCanceledException)
    {
        Say("stopped", "and the device's user is deleted");
        return 1;
    }
    finally
    {
        try
        {
            await Delete();
        }
        catch (Exception e)
        {
            Say("NOT deleted", $"user {Device}: run this again, it deletes it first");
            Say((e as IamException)?.ErrorCode ?? e.GetType().Name, e.Message);
            isLeft = true;
        }
    }

    Console.WriteLine("""

        A key that may do only what its program needs can lose only that. With the other one a finder makes keys of his own, which stay when
        yours is gone. If a key leaks: delete it, look for users and keys that you do not know, then make a new one.
        """);
    return isLeft ? 1 : 0;

    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ending.Cancel();
    }

    async Task Delete()
    {
        await IfThere(async () =>
        {
            foreach (var key in (await iam.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = Device })).AccessKeyMetadata)
                await iam.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { UserName = Device, AccessKeyId = key.AccessKeyId! });
        });
        await IfThere(() => iam.DeleteUserPolicyAsync(new DeleteUserPolicyRequest { UserName = Device, PolicyName = "put" }));
        await IfThere(() => iam.DeleteUserAsync(new DeleteUserRequest { UserName = Device }));
    }

    static async Task IfThere(Func<Task> delete)
    {
        try { await delete(); }
        catch (NoSuchEntityException) { }
    }
}

// The stream, and the user in CreateAccessKey and DeleteUser, do not exist: whoever may do it hears just that, and nothing is changed.
async Task Calls(string stream, AWSCredentials device, CancellationToken ending)
{
    const string Nobody = "millrace-lessons-nobody";
    using var mySts = new StsClient();
    using var myKinesis = new KinesisClient();
    using var myIam = new IamClient();
    using var sts = new StsClient(device, new StsConfig());
    using var kinesis = new KinesisClient(device, new KinesisConfig());
    using var iam = new IamClient(device, new IamConfig());
    var put = new PutRecordRequest { StreamName = stream, PartitionKey = "k", Data = new byte[1] };
    string? refusal = null;

    // On AWS some seconds pass until a new key and its policy are known everywhere.
    for (var time = 0; time < 20 && await Answer(() => kinesis.PutRecordAsync(put, ending)) != "allowed"; time++)
        await Task.Delay(TimeSpan.FromSeconds(3), ending);

    refusal = null;
    Say("", $"{"this key",-14} a device's key");
    await Both("GetCallerIdentity", s => s.GetCallerIdentityAsync(new GetCallerIdentityRequest(), ending), mySts, sts);
    await Both("PutRecord", k => k.PutRecordAsync(put, ending), myKinesis, kinesis);
    await Both("PutRecord elsewhere", k => k.PutRecordAsync(put with { StreamName = Nobody }, ending), myKinesis, kinesis);
    await Both("GetShardIterator", k => k.GetShardIteratorAsync(new GetShardIteratorRequest
    {
        StreamName = stream, ShardId = "shardId-000000000000", ShardIteratorType = ShardIteratorType.Latest,
    }, ending), myKinesis, kinesis);
    await Both("ListStreams", k => k.ListStreamsAsync(new ListStreamsRequest(), ending), myKinesis, kinesis);
    await Both("DeleteStream", k => k.DeleteStreamAsync(new DeleteStreamRequest { StreamName = stream }, ending), myKinesis, kinesis);
    await Both("ListUsers", i => i.ListUsersAsync(new ListUsersRequest(), ending), myIam, iam);
    await Both("CreateAccessKey", i => i.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = Nobody }, ending), myIam, iam);
    await Both("DeleteUser", i => i.DeleteUserAsync(new DeleteUserRequest { UserName = Nobody }, ending), myIam, iam);
    Console.WriteLine($"\nThe last refusal in the server's words: {refusal}");

    async Task Both<T>(string call, Func<T, Task> work, T mine, T theirs) =>
        Say(call, $"{await Answer(() => work(mine)),-14} {await Answer(() => work(theirs))}");

    async Task<string> Answer(Func<Task> work)
    {
        try
        {
            await work();
            return "allowed";
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "ResourceNotFoundException" or "NoSuchEntity")
        {
            return "allowed";
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "AccessDenied" or "AccessDeniedException" or "UnrecognizedClientException")
        {
            refusal = e.Message;
            return "refused";
        }
    }
}

static int Usage()
{
    Console.WriteLine("dotnet run lessons/00-environment/main.cs -- [--order | --leaked]");
    return 2;
}
