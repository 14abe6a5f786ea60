using Millrace.Client.Administration;
using Millrace.Model.Iam;

namespace Millrace.Lessons.Tests;

public sealed class EnvironmentLessonTests(LessonPrograms programs) : LessonTests(programs)
{
    private const string Lesson = "00-environment";

    [Fact]
    public async Task It_says_whose_key_it_is_and_where_it_was_found()
    {
        var run = (await RunAsync(Lesson)).Ends(0);

        run.Says("AWS_ACCESS_KEY_ID=test").Says("I am arn:aws:iam::000000000000:root").Says("Next: dotnet run lessons/01-make-a-stream/main.cs");
        Assert.Equal("account 000000000000", Assert.Single(run.Of("GetCallerIdentity")));
        Assert.Equal(Endpoint, Assert.Single(run.Of("the endpoint")));
        Assert.Equal("us-east-1", Assert.Single(run.Of("the region")));
    }

    [Theory]
    [InlineData("600", "600: its owner alone")]
    [InlineData("644", "644: others too! Run: chmod 600 ")]
    public async Task A_key_in_a_file_is_used_and_the_files_permissions_are_judged(string mode, string judgement)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits");
        var folder = Directory.CreateDirectory(Path.Combine(Home, ".aws"));
        var file = Path.Combine(folder.FullName, "credentials");
        await File.WriteAllTextAsync(file, "[default]\naws_access_key_id = 123456789012\naws_secret_access_key = x\n", Ending);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32(mode, 8));
        var environment = Exports();
        environment.Remove("AWS_ACCESS_KEY_ID");
        environment.Remove("AWS_SECRET_ACCESS_KEY");

        var run = (await RunAsync(Lesson, environment)).Ends(0);

        Assert.StartsWith(judgement, Assert.Single(run.Of("the file's permissions")), StringComparison.Ordinal);
        Assert.Equal("account 123456789012", Assert.Single(run.Of("GetCallerIdentity")));
    }

    [Fact]
    public async Task The_environment_comes_before_a_profile_and_AWS_PROFILE_chooses_one()
    {
        var run = (await RunAsync(Lesson, "--order")).Ends(0);

        Assert.Equal("the SDK takes KEY-OF-PROFILE-DEFAULT", Assert.Single(run.Of("a file with [default]")));
        Assert.Equal("the SDK takes KEY-OF-PROFILE-WORK", Assert.Single(run.Of("+ AWS_PROFILE=work")));
        Assert.Equal("the SDK takes KEY-OF-ENVIRONMENT", Assert.Single(run.Of("+ AWS_ACCESS_KEY_ID=...")));
    }

    [Fact]
    public async Task A_leaked_key_shows_what_it_reaches()
    {
        await RunAsync("01-make-a-stream");

        var run = (await RunAsync(Lesson, "--leaked")).Ends(0);

        Assert.Equal("allowed; millrace-lessons", Assert.Single(run.Of("ListStreams us-east-1")));
        Assert.Equal("allowed; none here", Assert.Single(run.Of("ListStreams eu-west-1")));
        run.Says("1 stream(s) could be read, filled or deleted");
    }

    [Fact]
    public async Task A_leaked_devices_key_may_do_one_thing_where_the_roots_may_do_all()
    {
        var run = (await RunAsync(Lesson, "--leaked")).Ends(0);

        Assert.Equal(["allowed        allowed"], run.Of("PutRecord").Where(l => !l.StartsWith("elsewhere", StringComparison.Ordinal)));
        Assert.Equal("allowed        allowed", run.Of("GetCallerIdentity")[1]);
        foreach (var call in (string[])["PutRecord elsewhere", "GetShardIterator", "ListStreams", "DeleteStream", "ListUsers", "CreateAccessKey", "DeleteUser"])
            Assert.Equal("allowed        refused", run.Of(call)[^1]);
        run.Says("User: arn:aws:iam::000000000000:user/millrace-lessons-leaked is not authorized to perform: iam:DeleteUser on resource: ");
        Assert.Empty(await IdentitiesAsync());
    }

    [Fact]
    public async Task After_an_interrupt_the_devices_user_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        using var administration = new MillraceAdministration(new Uri(Endpoint));
        // The device's first record waits, so that the experiment is surely in its midst.
        await administration.AddFaultAsync(new FaultRule { Operation = "PutRecord", DelayMilliseconds = 600_000 }, Ending);
        using var lesson = Spawn(Lesson, Exports(), "--leaked");
        while ((await IdentitiesAsync()).Count == 0) Assert.False(lesson.HasExited);

        (await InterruptAsync(lesson)).Ends(1).Says("and the device's user is deleted");

        Assert.Empty(await IdentitiesAsync());
    }

    [Fact]
    public async Task A_key_that_may_not_make_users_is_praised()
    {
        using var iam = Iam();
        await iam.CreateUserAsync(new CreateUserRequest { UserName = "ada" }, Ending);
        await iam.PutUserPolicyAsync(new PutUserPolicyRequest
        {
            UserName = "ada", PolicyName = "p", PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:ListStreams","Resource":"*"}]}""",
        }, Ending);
        var key = (await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ada" }, Ending)).AccessKey;
        var environment = Exports();
        environment["AWS_ACCESS_KEY_ID"] = key.AccessKeyId;
        environment["AWS_SECRET_ACCESS_KEY"] = key.SecretAccessKey;

        var run = (await RunAsync(Lesson, environment, "--leaked")).Ends(0);

        Assert.StartsWith("this key may not make users, which is as it should be: User: arn:", Assert.Single(run.Of("no comparison")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_with_a_way_out()
    {
        var environment = Exports();
        environment["AWS_SECRET_ACCESS_KEY"] = "wrong";

        (await RunAsync(Lesson, environment)).Ends(1).Says("SignatureDoesNotMatch").Says("Millrace's own pair is test / test");
    }
}
