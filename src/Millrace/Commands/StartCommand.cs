using System.CommandLine;
using System.Net;
using Millrace.CommandLine;
using Millrace.CommandLine.Clients;
using Millrace.CommandLine.Server;
using Millrace.Hosting;
using Millrace.Iam;
using Millrace.Kinesis;
using Millrace.Lambda.Runtimes;
using Millrace.Settings;
using Millrace.Storage;
using static Millrace.Commands.SettingValues;

namespace Millrace.Commands;

/// <summary><c>millrace start</c>: runs the server until it is told to stop.</summary>
internal static class StartCommand
{
    public const string Name = "start";

    public static readonly (string Line, string Purpose)[] Examples =
    [
        ("millrace start", "a server on 127.0.0.1:4566 that keeps its data"),
        ("millrace start --in-memory --port 0", "an empty one for a test run, on any free port"),
        ("millrace start --ready-file /tmp/endpoint", "a script waits for the file, which holds the URL"),
        ("millrace start --detach", "in the background; `millrace stop` ends it"),
        ("millrace start --tls", "HTTPS too, on the same port"),
        ("millrace start --preset aws --limits-scale 10", "AWS's limits, ten times as high"),
        ("millrace start --reshard-duration 2s", "a stream is UPDATING while it is split"),
        ("MILLRACE_PORT=5000 millrace start", "settings by environment; the command line wins"),
    ];

    public static Command Create()
    {
        var port = SettingOption.Create("--port", "PORT", "The port; 0 for any free one", Port, 4566);
        var listen = SettingOption.Create("--listen", "ADDRESS", "The address to listen on", Address, IPAddress.Loopback);
        var data = SettingOption.Create("--data", "DIR", "Where streams and records are kept", Text, LocalServer.DefaultDataDirectory());
        var inMemory = SettingOption.CreateSwitch("--in-memory", "Keep everything in memory, nothing on disk");
        var durability = SettingOption.Create("--durability", "memory|normal|full", "What an acknowledged record survives: nothing, the death of the process, or a power cut", SettingValues.Name<Durability>, Durability.Normal);
        var preset = SettingOption.Create("--preset", string.Join('|', KinesisSettings.Presets.Select(static preset => preset.Name)), "No limits, and streams change at once (fast), or AWS's limits and durations like its (aws)", PresetName, KinesisSettings.Presets[0].Name);
        var streams = SettingOption.Create<IReadOnlyList<InitialStream>?>("--streams", "NAME:SHARDS,...", "Streams that are there from the start: orders:4,clicks:on-demand,logs:1:eu-west-1", Streams, null);
        var tier = SettingOption.Create("--function-tier", string.Join('|', RuntimeLauncherOptions.Tiers), "How functions are shut in: the best that works here, or that one and no other", FunctionTier, RuntimeLauncherOptions.Best);
        var idleTime = SettingOption.Create("--function-idle-time", "DURATION", "How long the process of a function that nobody calls is kept", PositiveDuration, TimeSpan.FromMinutes(5));
        var initTimeout = SettingOption.Create("--function-init-timeout", "DURATION", "How long the process of a function may take to start", PositiveDuration, TimeSpan.FromSeconds(10));
        var changeDuration = SettingOption.Create<TimeSpan?>("--function-change-duration", "DURATION", "How long a function is Pending, and an update of it InProgress; not at all unless the preset is aws", value => DurationText.Parse(value), null);
        var programs = SettingOption.Create("--function-programs", "NAME=FILE,...", "Programs that run functions, not looked for in PATH: node=/opt/node/bin/node,python3.12=...", Programs, new Dictionary<string, string>());
        var s3 = SettingOption.Create<ServiceEndpoint?>("--s3-endpoint", "URL", "Where S3 answers that failures are told to and functions' code comes from, with its keys: http://KEY:SECRET@127.0.0.1:9000", ServiceEndpoint.Parse, null);
        var sns = SettingOption.Create<ServiceEndpoint?>("--sns-endpoint", "URL", "Where SNS answers that failures are told to, with its keys", ServiceEndpoint.Parse, null);
        var region = SettingOption.Create("--region", "REGION", "The region of callers who name none", RegionName, "us-east-1");
        var account = SettingOption.Create("--account", "ID", "The account of callers whose key names none", AccountId, "000000000000");
        var auth = SettingOption.Create("--auth", "auto|strict|off", "Keys that this server never issued: let in as root while it listens on loopback alone (auto) or refused (strict); off checks no signature at all", SettingValues.Name<AuthenticationMode>, AuthenticationMode.Auto);
        var readyFile = SettingOption.Create<string?>("--ready-file", "FILE", "Gets the endpoint's URL once the server answers", Text, null);
        var tls = SettingOption.CreateSwitch("--tls", "Answer HTTPS too, on the same port; with a self-made certificate unless --cert is given");
        var cert = SettingOption.Create<string?>("--cert", "FILE", "The certificate, PEM or PFX (its password in MILLRACE_CERT_PASSWORD)", Text, null);
        var key = SettingOption.Create<string?>("--key", "FILE", "The certificate's key, PEM, when --cert does not hold it", Text, null);
        var noConsole = SettingOption.CreateSwitch("--no-console", "No console for browsers, and no note of calls for it");
        var verbose = SettingOption.CreateSwitch("--verbose", "One line on stderr for each request, and one for each decision on what its caller may do", "-v");

        var seed = SettingOption.Create<Seed?>("--seed", "FILE", "Streams with records to have from the start, as JSON; docs/command-line.md shows one", Seed.Read, null);
        var detach = new Option<bool>("--detach") { Description = "Go on in the background; the command ends once the server answers", Arity = ArgumentArity.Zero };

        var command = new Command(Name, "Runs the server until Ctrl+C. Each setting can come from the environment, by the name in brackets; the command line wins.")
        {
            port, listen, data, inMemory, durability, preset, streams, tier, idleTime, initTimeout, changeDuration, programs, s3, sns, region, account, auth, readyFile, tls, cert, key, noConsole, verbose,
        };
        command.Options.Add(seed);
        command.Options.Add(detach);
        var settings = SettingOptions.Create();
        foreach (var setting in settings.Keys) command.Options.Add(setting);
        command.SetAction((result, cancellationToken) =>
        {
            // Not a validator's: those see nothing of the environment and no defaults, and fail on a value that is none.
            var contradiction =
                result.GetValue(inMemory) && result.IsOnCommandLine(durability) && result.GetValue(durability) is not Durability.Memory
                    ? "--in-memory keeps nothing; --durability normal and full need a data directory."
                : result.GetValue(inMemory) && result.IsOnCommandLine(data) ? "Give --in-memory or --data, not both."
                : result.GetValue(key) is not null && result.GetValue(cert) is null ? "--key belongs to a --cert."
                : Conflict(result.GetValue(streams) ?? [], result.GetValue(region)!) is { } conflict ? $"--streams: {conflict}"
                : null;
            if (contradiction is not null)
            {
                UsageError.Write(contradiction, result.CommandResult, Console.Error);
                return Task.FromResult(ExitCode.Usage);
            }

            if (result.GetValue(detach))
                return Detached.StartAsync(result.Tokens.Select(static token => token.Value).Where(static word => word != "--detach"), result.GetValue(readyFile), Console.Out, cancellationToken);

            var memory = result.GetValue(inMemory) || result.GetValue(durability) is Durability.Memory;
            var directory = Path.GetFullPath(result.GetValue(data)!);
            // A data directory holds a server's data or nothing: without any, the certificate and the root's key lie beside it.
            var certificates = memory ? $"{directory}-tls" : Path.Combine(directory, "tls");
            var secrets = memory ? $"{directory}-root" : Path.Combine(directory, "root");
            var options = new ServerOptions
            {
                Listen = new IPEndPoint(result.GetValue(listen)!, result.GetValue(port)),
                DataDirectory = memory ? null : directory,
                Durability = memory ? Durability.Memory : result.GetValue(durability),
                Kinesis = SettingOptions.Apply(settings, result, KinesisSettings.Preset(result.GetValue(preset)!)),
                Streams = result.GetValue(streams) ?? [],
                Functions = new FunctionOptions(
                    result.GetValue(tier)!,
                    result.GetValue(idleTime),
                    result.GetValue(initTimeout),
                    result.GetValue(changeDuration) ?? FunctionChangeDuration(result.GetValue(preset)!),
                    result.GetValue(programs)!),
                S3 = result.GetValue(s3),
                Sns = result.GetValue(sns),
                Region = result.GetValue(region)!,
                AccountId = result.GetValue(account)!,
                Authentication = result.GetValue(auth),
                RootKeyFile = Path.Combine(secrets, "credentials"),
                TokenFile = Path.Combine(secrets, "console-token"),
                Tls = result.GetValue(tls) || result.GetValue(cert) is not null
                    ? new TlsOptions(result.GetValue(cert), result.GetValue(key), certificates)
                    : null,
                HasConsole = !result.GetValue(noConsole),
                Verbose = result.GetValue(verbose),
            };
            return Run.UntilStoppedAsync(options, result.GetValue(readyFile), result.GetValue(seed), Console.Out, cancellationToken);
        });
        return command;
    }

    /// <summary>Functions change as streams do: at once, or like AWS's.</summary>
    private static TimeSpan FunctionChangeDuration(string preset) =>
        ReferenceEquals(KinesisSettings.Preset(preset), KinesisOptions.Aws) ? TimeSpan.FromSeconds(2) : TimeSpan.Zero;
}
