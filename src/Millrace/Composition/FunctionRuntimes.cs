using Microsoft.Extensions.Logging;
using Millrace.Hosting;
using Millrace.Lambda;
using Millrace.Lambda.RuntimeApi;
using Millrace.Lambda.Runtimes;
using Millrace.Runtimes;

namespace Millrace.Composition;

/// <summary>What functions run with: a folder, and the server of their Runtime API.</summary>
internal sealed partial class FunctionRuntimes : IAsyncDisposable
{
    private readonly RuntimeServer _server;
    private readonly ILogger _logger;
    private readonly bool _isTemporary;

    private FunctionRuntimes(RuntimeServer server, ILogger logger, FunctionOptions functions, RuntimeLauncherOptions launcher, bool isTemporary)
    {
        _server = server;
        _logger = logger;
        _isTemporary = isTemporary;
        Launcher = launcher;
        Options = new LambdaOptions
        {
            IdleTime = functions.IdleTime,
            InitTimeout = functions.InitTimeout,
            ChangeDuration = functions.ChangeDuration,
            BackgroundFailed = fault => Failed(logger, fault),
        };
    }

    /// <summary>How Lambda runs.</summary>
    public LambdaOptions Options { get; }

    /// <summary>How functions are run, and where code is unzipped and they have their files.</summary>
    public RuntimeLauncherOptions Launcher { get; }

    /// <summary>Where their processes reach the Runtime API.</summary>
    public IRuntimeEndpoints Endpoints => _server;

    /// <summary>Starts the server of the Runtime API.</summary>
    public static async Task<FunctionRuntimes> StartAsync(ServerOptions options, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var isTemporary = options.DataDirectory is null;
        var folder = isTemporary ? NewFolder() : Path.Combine(Path.GetFullPath(options.DataDirectory!), "functions");
        var launcher = new RuntimeLauncherOptions
        {
            Folder = folder, Hidden = Hidden(options), Tier = options.Functions.Tier, Programs = options.Functions.Programs,
        };
        return new FunctionRuntimes(await RuntimeServer.StartAsync(logs, cancellationToken), logs.CreateLogger("Millrace.Lambda"), options.Functions, launcher, isTemporary);
    }

    /// <summary>Tells how functions are shut in. It takes processes to find out: where nobody reads it, that is left to the first function.</summary>
    public void TellTier(LambdaService lambda)
    {
        if (_logger.IsEnabled(LogLevel.Debug)) ShutIn(_logger, lambda.Tier);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (_isTemporary && Directory.Exists(Launcher.Folder)) Directory.Delete(Launcher.Folder, recursive: true);
    }

    // Not in /tmp, which functions in the tier basic share where nothing in it must be out of their reach.
    private static string NewFolder() =>
        !OperatingSystem.IsWindows() && Directory.Exists("/var/tmp")
            ? Directory.CreateDirectory($"/var/tmp/millrace-functions-{Guid.NewGuid():N}", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName
            : Directory.CreateTempSubdirectory("millrace-functions-").FullName;

    /// <summary>What is the server's alone: its data, the root's key, and the key of its certificate.</summary>
    private static string[] Hidden(ServerOptions options) =>
    [
        .. from path in (string?[])[options.DataDirectory, Path.GetDirectoryName(options.RootKeyFile), options.Tls?.Directory, options.Tls?.Certificate, options.Tls?.Key]
           where path is not null
           select Path.GetFullPath(path),
    ];

    [LoggerMessage(EventId = 901, Level = LogLevel.Debug, Message = "Functions run in the tier {tier}.")]
    private static partial void ShutIn(ILogger logger, string tier);

    [LoggerMessage(EventId = 902, Level = LogLevel.Error, Message = "Work behind the calls of functions failed.")]
    private static partial void Failed(ILogger logger, Exception fault);
}
