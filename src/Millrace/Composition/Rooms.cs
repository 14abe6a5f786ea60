using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Millrace.Administration;
using Millrace.Administration.Faults;
using Millrace.CloudWatch.Logs;
using Millrace.CloudWatch.Metrics;
using Millrace.DynamoDB;
using Millrace.Hosting;
using Millrace.Http;
using Millrace.Iam;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Management;
using Millrace.Iam.Sessions;
using Millrace.Iam.Sts;
using Millrace.Kinesis;
using Millrace.Lambda;
using Millrace.Sqs;
using Millrace.Storage;
using Millrace.Storage.Measurements;
using Millrace.Storage.Time;
using Millrace.Telemetry;
using Millrace.WebConsole;
using Millrace.WebConsole.Calls;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>Every service with the stores it stands on, connected to one endpoint.</summary>
internal sealed class Rooms : IAsyncDisposable
{
    private readonly StorageEngine _storage;
    private readonly KinesisService _kinesis;
    private readonly DynamoDBService _dynamoDB;
    private readonly OutsideServices _outside;
    private readonly FunctionRuntimes _runtimes;
    private readonly LambdaService _lambda;
    private readonly SqsService _sqs;
    private readonly LogsService _cloudWatchLogs;
    private readonly MetricsService _metrics;
    private readonly AwsEndpoint _endpoint;
    private readonly FunctionUrlEndpoint _functionUrls;
    private readonly AdministrationEndpoint _administration;

    private Rooms(
        StorageEngine storage,
        KinesisService kinesis,
        DynamoDBService dynamoDB,
        OutsideServices outside,
        FunctionRuntimes runtimes,
        LambdaService lambda,
        SqsService sqs,
        LogsService cloudWatchLogs,
        MetricsService metrics,
        AwsEndpoint endpoint,
        FunctionUrlEndpoint functionUrls,
        AdministrationEndpoint administration,
        OperatorRoom operators,
        ConsoleEndpoint? console)
    {
        _storage = storage;
        _kinesis = kinesis;
        _dynamoDB = dynamoDB;
        _outside = outside;
        _runtimes = runtimes;
        _lambda = lambda;
        _sqs = sqs;
        _cloudWatchLogs = cloudWatchLogs;
        _metrics = metrics;
        _endpoint = endpoint;
        _functionUrls = functionUrls;
        _administration = administration;
        Operators = operators;
        Console = console;
    }

    /// <summary>What the operator looks at.</summary>
    public OperatorRoom Operators { get; }

    /// <summary>The console; null without one.</summary>
    public ConsoleEndpoint? Console { get; }

    /// <summary>Where Millrace itself answers, beside AWS's endpoint and the links to functions' code.</summary>
    public IEnumerable<string> OwnPaths => [.. OperatorRoom.Paths, .. Console?.Paths ?? [], .. _administration.Paths];

    /// <param name="options">How the server runs.</param>
    /// <param name="machine">The machine's clock: the one that signatures are judged by, and that the server's runs with until it is held.</param>
    /// <param name="logs">Where the log goes.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="StartException">The data directory is another process's, or cannot be used.</exception>
    public static async Task<Rooms> OpenAsync(ServerOptions options, TimeProvider machine, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var clock = new HoldableClock(machine);
        var meter = new ServerMeter();
        var storage = await OpenStorageAsync(options, meter, clock, cancellationToken);
        KinesisService? kinesis = null;
        DynamoDBService? dynamoDB = null;
        OutsideServices? outside = null;
        FunctionRuntimes? runtimes = null;
        LambdaService? lambda = null;
        SqsService? sqs = null;
        LogsService? cloudWatchLogs = null;
        MetricsService? metrics = null;
        try
        {
            await RecoveryLog.WriteAsync(logs.CreateLogger("Millrace.Storage"), storage, cancellationToken);
            var directory = await IamDirectory.OpenAsync(storage.State, cancellationToken);
            var sessions = await TemporaryKeys.OpenAsync(storage.State, clock, cancellationToken);
            kinesis = await KinesisService.OpenAsync(Kinesis(options, logs), storage.Logs, storage.State, clock, cancellationToken);
            await EnsureStreamsAsync(kinesis, options, logs.CreateLogger("Millrace.Kinesis"), cancellationToken);
            dynamoDB = DynamoDB(storage, kinesis, clock, logs);
            sqs = await SqsService.OpenAsync(storage.Tables, clock, cancellationToken);
            var uses = new LastUses();
            var iam = new IamService(directory, uses, clock);
            var decisions = Decisions(logs);
            var root = RootKey(options);
            var streams = new LogDestinations(kinesis, directory, new AuthorizationStage(directory, [kinesis], uses, decisions, clock), clock);
            cloudWatchLogs = CloudWatchLogs(storage, streams, clock, logs);
            var faults = new FaultStage(kinesis, clock);
            kinesis.Faults = faults;
            outside = new OutsideServices(options.S3, options.Sns, options.Region, machine);
            runtimes = await FunctionRuntimes.StartAsync(options, logs, cancellationToken);
            var neighbours = new LambdaNeighbours(
                new ExecutionRoles(directory, sessions),
                new EventSources(
                    kinesis,
                    dynamoDB,
                    directory,
                    new AuthorizationStage(directory, [kinesis, dynamoDB.StreamPermissions], uses, decisions, clock),
                    faults,
                    clock,
                    machine),
                new FunctionLogs(cloudWatchLogs, new RolePermissions(directory, clock)),
                new FailureDestinations(sqs, outside, directory, new AuthorizationStage(directory, [sqs], uses, decisions, clock), clock),
                runtimes.Endpoints)
            {
                Objects = outside.Buckets,
            };
            lambda = await LambdaService.OpenAsync(
                runtimes.Options, storage.State, storage.Blobs, neighbours, runtimes.Launcher, clock, machine, cancellationToken);
            streams.Functions = lambda;
            metrics = Metrics(storage, [kinesis, lambda], clock, logs);
            var sts = new StsService(directory, sessions, root, decisions, clock);
            OperationBinding[] bindings =
            [
                .. kinesis.Operations, .. dynamoDB.Operations, .. dynamoDB.StreamOperations, .. lambda.Operations, .. sqs.Operations,
                .. cloudWatchLogs.Operations, .. metrics.Operations, .. iam.Bindings, .. sts.Bindings,
            ];
            var calls = options.HasConsole ? new CallLog(machine) : null;
            var authenticator = new Authenticator(Authentication(options), root, directory, sessions, machine);
            var authorization = new AuthorizationStage(
                directory,
                [kinesis, dynamoDB, dynamoDB.StreamPermissions, lambda, sqs, cloudWatchLogs, metrics, iam, new StsPermissions()],
                uses,
                decisions,
                clock);
            var endpoint = new AwsEndpoint(
                new AwsEndpointOptions(),
                bindings,
                authenticator,
                machine,
                logs.CreateLogger<AwsEndpoint>())
            {
                Calls = calls,
                Requests = meter.Requests,
                Stages =
                [
                    authorization,
                    faults,
                    kinesis,
                ],
            };
            var functionUrls = new FunctionUrlEndpoint(lambda, authenticator, authorization, logs.CreateLogger<FunctionUrlEndpoint>());
            var administration = new AdministrationEndpoint(new Dictionary<string, IAdministrationPage>
            {
                ["authentication"] = new AuthenticationPage(authenticator, options.Authentication),
                ["clock"] = new ClockPage(clock),
                ["decisions"] = new DecisionsPage(decisions),
                ["faults"] = new FaultsPage(faults, bindings.Select(static binding => binding.Operation.Name).ToHashSet()),
                ["limits"] = new LimitsPage(kinesis),
                ["settings"] = new SettingsPage(kinesis),
                ["status"] = new StatusPage(options, authenticator, machine.GetUtcNow()),
                ["stop"] = new StopPage(options.Stop),
            });
            var guard = new ConsoleGuard(Token(options));
            var operators = OperatorRoom.Open(meter, guard, kinesis, lambda, storage, machine);
            var console = calls is null ? null : ConsoleRoom.Open(options, guard, kinesis, dynamoDB, lambda, endpoint, calls, decisions, clock, machine);
            return new Rooms(storage, kinesis, dynamoDB, outside, runtimes, lambda, sqs, cloudWatchLogs, metrics, endpoint, functionUrls, administration, operators, console);
        }
        catch
        {
            if (lambda is not null) await lambda.DisposeAsync();
            sqs?.Dispose();
            if (runtimes is not null) await runtimes.DisposeAsync();
            outside?.Dispose();
            if (metrics is not null) await metrics.DisposeAsync();
            if (cloudWatchLogs is not null) await cloudWatchLogs.DisposeAsync();
            if (dynamoDB is not null) await dynamoDB.DisposeAsync();
            if (kinesis is not null) await kinesis.DisposeAsync();
            await storage.DisposeAsync();
            meter.Dispose();
            throw;
        }
    }

    /// <summary>Answers a request to AWS's endpoint.</summary>
    public Task HandleAsync(HttpContext http) => _endpoint.HandleAsync(http);

    /// <summary>Answers a request to the URL of a function.</summary>
    public Task CallFunctionAsync(HttpContext http) => _functionUrls.HandleAsync(http);

    /// <summary>Answers a request for the code of a function or a layer.</summary>
    public Task SendCodeAsync(HttpContext http) => CodeDownload.AnswerAsync(http, _lambda);

    /// <summary>Answers a request to the administrator's pages.</summary>
    public Task AdministerAsync(HttpContext http) => _administration.HandleAsync(http);

    /// <summary>Begins what no request asks for, once the server listens.</summary>
    /// <param name="server">Where functions reach it.</param>
    /// <param name="cancellationToken">Ends the beginning.</param>
    public Task BeginAsync(ServerAddress server, CancellationToken cancellationToken)
    {
        _runtimes.TellTier(_lambda);
        return _lambda.StartAsync(server, cancellationToken);
    }

    /// <summary>Ends calls that wait for something to come: the server stops.</summary>
    public void EndWaits() => _sqs.EndWaits();

    /// <summary>Ends the services, then flushes and closes what is kept.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Console is not null) await Console.DisposeAsync();
        await Operators.DisposeAsync();
        await _lambda.DisposeAsync();
        _sqs.Dispose();
        await _runtimes.DisposeAsync();
        _outside.Dispose();
        await _metrics.DisposeAsync();
        await _cloudWatchLogs.DisposeAsync();
        await _dynamoDB.DisposeAsync();
        await _kinesis.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private static async Task<StorageEngine> OpenStorageAsync(ServerOptions options, ServerMeter meter, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await StorageEngine.OpenAsync(
                new StorageOptions { Durability = options.Durability, Directory = options.DataDirectory, Meter = meter.Meter }, time, cancellationToken);
        }
        catch (DataDirectoryException taken) when (taken.Fault is DataDirectoryFault.InUse)
        {
            throw new StartException($"{taken.Message} Stop that, or choose another: --data DIR, or --in-memory.", taken: true, taken);
        }
        catch (IOException fault)
        {
            throw new StartException(fault.Message, taken: false, fault);
        }
    }

    private static async Task EnsureStreamsAsync(KinesisService kinesis, ServerOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await kinesis.EnsureAsync(
                options.Streams, options.AccountId, options.Region, notice => InitialStreamLog.Noted(logger, notice), cancellationToken);
        }
        catch (InitialStreamException fault)
        {
            throw new StartException($"--streams: {fault.Message} Start again after that, or without it.", taken: false, fault);
        }
    }

    private static AccessKey RootKey(ServerOptions options)
    {
        try
        {
            return options.HasWellKnownRootKey ? AccessKey.Bootstrap(options.AccountId) : RootKeyFile.LoadOrMake(options.RootKeyFile, options.AccountId);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new StartException(fault.Message, taken: false, fault);
        }
    }

    private static string? Token(ServerOptions options)
    {
        try
        {
            return options.ListensOnLoopbackOnly ? null : ConsoleToken.LoadOrMake(options.TokenFile);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new StartException(fault.Message, taken: false, fault);
        }
    }

    private static DecisionLog Decisions(ILoggerFactory logs)
    {
        var logger = logs.CreateLogger("Millrace.Iam");
        return new DecisionLog(logged => DecisionText.Write(logger, logged)) { IsWatched = logger.IsEnabled(LogLevel.Debug) };
    }

    private static KinesisOptions Kinesis(ServerOptions options, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger("Millrace.Kinesis");
        return options.Kinesis with { BackgroundFailed = (stream, fault) => BackgroundLog.Failed(logger, stream, fault) };
    }

    private static DynamoDBService DynamoDB(StorageEngine storage, KinesisService kinesis, TimeProvider clock, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger("Millrace.DynamoDB");
        return new DynamoDBService(
            storage.Tables, clock, (table, fault) => BackgroundLog.SweepFailed(logger, table, fault), new KinesisDestination(kinesis.Operations));
    }

    private static LogsService CloudWatchLogs(StorageEngine storage, ILogDestinations destinations, TimeProvider clock, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger("Millrace.CloudWatch");
        var options = new LogsOptions
        {
            Destinations = destinations,
            SubscriptionFailed = (filter, fault) => BackgroundLog.SubscriptionFailed(logger, filter, fault),
            SweepFailed = (group, fault) => BackgroundLog.SweepFailed(logger, group, fault),
        };
        return new LogsService(options, storage.Tables, clock);
    }

    private static MetricsService Metrics(StorageEngine storage, IReadOnlyList<IMeasured> sources, TimeProvider clock, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger("Millrace.CloudWatch");
        return new MetricsService(new MetricsOptions { RoundFailed = fault => BackgroundLog.MetricsFailed(logger, fault) }, storage.Tables, sources, clock);
    }

    private static AuthenticatorOptions Authentication(ServerOptions options) => new()
    {
        Mode = options.Authentication,
        ListensOnLoopbackOnly = options.ListensOnLoopbackOnly,
        DefaultAccount = options.AccountId,
        DefaultRegion = options.Region,
    };
}
