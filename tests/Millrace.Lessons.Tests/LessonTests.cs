using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using Millrace.Client.Iam;
using Millrace.Client.Kinesis;
using Millrace.Model.Iam;
using Millrace.Server.Tests;

namespace Millrace.Lessons.Tests;

/// <summary>A server of its own, a home folder of its own, and a lesson run against it as a reader runs it.</summary>
public abstract class LessonTests(LessonPrograms programs) : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("millrace-lessons-");
    private ServerProcess? _server;

    protected string Home => _home.FullName;

    protected string Endpoint => _server!.Endpoint.OriginalString;

    protected static CancellationToken Ending => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync("--in-memory");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a lesson to its end with the four lines that the server prints.</summary>
    protected Task<LessonRun> RunAsync(string lesson, params string[] arguments) => RunAsync(lesson, Exports(), arguments);

    protected async Task<LessonRun> RunAsync(string lesson, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Spawn(lesson, environment, arguments);
        var errors = process.StandardError.ReadToEndAsync(Ending);
        var output = await process.StandardOutput.ReadToEndAsync(Ending);
        await process.WaitForExitAsync(Ending);
        Assert.Equal("", await errors);
        return new LessonRun(process.ExitCode, output);
    }

    protected Process Spawn(string lesson, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = programs.Start(lesson, Home, arguments);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Ctrl+C, and what the lesson still says.</summary>
    protected static async Task<LessonRun> InterruptAsync(Process lesson)
    {
        using (var kill = Process.Start("kill", ["-INT", lesson.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(Ending);
        var output = await lesson.StandardOutput.ReadToEndAsync(Ending);
        await lesson.WaitForExitAsync(Ending);
        return new LessonRun(lesson.ExitCode, output);
    }

    protected IamClient Iam() => new(new BasicAWSCredentials("test", "test"), new IamConfig { ServiceURL = Endpoint });

    protected KinesisClient Kinesis() => new(new BasicAWSCredentials("test", "test"), new KinesisConfig { ServiceURL = Endpoint });

    /// <summary>The users and roles that there are.</summary>
    protected async Task<IReadOnlyList<string>> IdentitiesAsync()
    {
        using var iam = Iam();
        var users = await iam.ListUsersAsync(new ListUsersRequest(), Ending);
        var roles = await iam.ListRolesAsync(new ListRolesRequest(), Ending);
        return [.. users.Users.Select(u => u.UserName), .. roles.Roles.Select(r => r.RoleName)];
    }

    protected Dictionary<string, string> Exports() => Exports(Endpoint);

    protected static Dictionary<string, string> Exports(string endpoint) => new()
    {
        ["AWS_ENDPOINT_URL"] = endpoint,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REGION"] = "us-east-1",
    };
}
