using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Coordination;
using Millrace.Kcl.MultiLang.Commands;
using Millrace.Kcl.MultiLang.Processes;
using Millrace.Kcl.MultiLang.Properties;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.MultiLang;

/// <summary>The daemon from its settings to its exit code.</summary>
internal static partial class MultiLangDaemon
{
    // What a stop may take beyond the grace of the processors: their leases are given back.
    private static readonly TimeSpan ReleasePatience = TimeSpan.FromSeconds(5);

    /// <summary>Runs until the work is done, a signal comes or a child fails.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="restart">Whether a child that fails is replaced.</param>
    /// <param name="log">The log.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(DaemonSettings settings, bool restart, ILoggerFactory log)
    {
        var logger = log.CreateLogger("millrace-multilang");
        if (Executable.Find(settings.Command[0]) is null)
            throw new PropertiesException($"executableName: there is no program '{settings.Command[0]}' in PATH or in {Environment.CurrentDirectory} that can be run.");

        var options = settings.Kcl with
        {
            // Records are never passed over: either they are delivered again, or the daemon ends before them.
            Processor = settings.Kcl.Processor with { OnFailure = restart ? ProcessingFailure.Retry : ProcessingFailure.Stop },
        };
        var launcher = new ChildLauncher(settings.Command, logger, options.TimeProvider);
        var failures = new ChildFailures();
        var children = new ChildSettings { Timeout = settings.Timeout, Restart = restart, TimeProvider = options.TimeProvider };
        var factory = new MultiLangRecordProcessorFactory(launcher, children, failures, logger);

        // Whoever has none learns of it at once, and not in attempt after attempt.
        if (settings.Credentials is not null) await settings.Credentials.GetCredentialsAsync();
        if (settings.DynamoDbCredentials is not null) await settings.DynamoDbCredentials.GetCredentialsAsync();
        using var kinesis = Kinesis(settings);
        using var dynamoDb = DynamoDb(settings);
        using var signals = new StopSignals(launcher.KillAll);
        LogStart(
            logger, options.ApplicationName, options.Streams[0].Stream.StreamName, options.WorkerId, options.Retrieval.Mode,
            settings.Command[0], kinesis.Config.ServiceURL ?? "AWS", dynamoDb.Config.ServiceURL ?? "AWS");
        try
        {
            return await UntilOverAsync(Create(), options.Processor.ShutdownGrace + ReleasePatience, failures, signals, logger);
        }
        finally
        {
            launcher.KillAll();
        }

        Scheduler Create()
        {
            try
            {
                return new Scheduler(options, factory, kinesis, dynamoDb, log);
            }
            catch (ArgumentException fault)
            {
                throw new PropertiesException(fault.Message);
            }
        }
    }

    private static async Task<int> UntilOverAsync(Scheduler scheduler, TimeSpan grace, ChildFailures failures, StopSignals signals, ILogger logger)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = signals.Stop.Register(stop.SetResult);
        var run = scheduler.RunAsync(CancellationToken.None);
        await Task.WhenAny(run, failures.First, stop.Task);
        if (failures.First.IsCompleted || stop.Task.IsCompleted)
        {
            // A failure takes down the whole daemon, as in Java; but the other children may checkpoint, and the leases are free at once.
            if (failures.First.IsCompleted) LogFailure(logger, (await failures.First).Message);
            else LogStopping(logger, signals.ExitCode == ExitCode.Interrupted ? "Ctrl+C" : "SIGTERM");
            try
            {
                await scheduler.StopAsync().WaitAsync(grace);
            }
            catch (TimeoutException)
            {
                LogLate(logger);
            }
        }
        else
        {
            try
            {
                await run;
            }
            catch (Exception failure)
            {
                // What made the run end was perhaps a child, whose end says more.
                LogFailure(logger, failures.First.IsCompleted ? (await failures.First).Message : failure.Message);
                return ExitCode.Failure;
            }
        }

        return failures.First.IsCompleted ? ExitCode.Failure : signals.ExitCode;
    }

    private static KinesisClient Kinesis(DaemonSettings settings)
    {
        var config = ClientSettings.Apply(new KinesisConfig(), settings.Region, settings.KinesisEndpoint?.OriginalString);
        return settings.Credentials is { } credentials ? new KinesisClient(credentials, config) : new KinesisClient(config);
    }

    private static AmazonDynamoDBClient DynamoDb(DaemonSettings settings)
    {
        var config = ClientSettings.Apply(new AmazonDynamoDBConfig(), settings.Region, settings.DynamoDbEndpoint?.OriginalString);
        return settings.DynamoDbCredentials is { } credentials ? new AmazonDynamoDBClient(credentials, config) : new AmazonDynamoDBClient(config);
    }

    [LoggerMessage(EventId = 830, Level = LogLevel.Information, Message = "application {application}, stream {stream}, worker {worker}, retrieval {mode}; each shard gets a '{program}'. Kinesis: {kinesis}, DynamoDB: {dynamoDb}.")]
    private static partial void LogStart(
        ILogger logger, string application, string stream, string worker, RetrievalMode mode, string program, string kinesis, string dynamoDb);

    [LoggerMessage(EventId = 831, Level = LogLevel.Information, Message = "{signal}: the processors are asked to checkpoint, then it stops.")]
    private static partial void LogStopping(ILogger logger, string signal);

    [LoggerMessage(EventId = 832, Level = LogLevel.Error, Message = "The daemon stops: {failure}")]
    private static partial void LogFailure(ILogger logger, string failure);

    [LoggerMessage(EventId = 833, Level = LogLevel.Warning, Message = "Processors have taken longer than shutdownGraceMillis, and are killed.")]
    private static partial void LogLate(ILogger logger);

    [LoggerMessage(EventId = 834, Level = LogLevel.Warning, Message = "{file} is not read: it configures a Java logger. --verbose shows more.")]
    public static partial void LogIgnoredConfiguration(ILogger logger, string file);
}
