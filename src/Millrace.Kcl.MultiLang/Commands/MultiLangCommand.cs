using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Amazon.Runtime;
using Millrace.Kcl.MultiLang.Properties;

namespace Millrace.Kcl.MultiLang.Commands;

/// <summary>The <c>millrace-multilang</c> command, with the options of the Java daemon and of its launchers (facts/kcl.md 2).</summary>
internal static class MultiLangCommand
{
    public static readonly (string Line, string Purpose)[] Examples =
    [
        ("millrace-multilang sample.properties", "runs the record processor that the file names"),
        ("millrace-multilang -p sample.properties", "the same, as the Java daemon is called"),
        ("millrace-multilang sample.properties --on-child-failure restart", "goes on when a processor dies"),
        ("millrace-multilang sample.properties -v", "shows each message to and from the processors"),
    ];

    private const string Exit = "exit";
    private const string Restart = "restart";

    public static async Task<int> RunAsync(string[] args)
    {
        var root = Create();
        var result = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (result.Action is ParseErrorAction)
        {
            foreach (var fault in result.Errors) await Console.Error.WriteLineAsync($"millrace-multilang: {fault.Message}");
            await Console.Error.WriteLineAsync("Try 'millrace-multilang --help'.");
            return ExitCode.Usage;
        }

        try
        {
            // The daemon handles the signals itself: children may take longer than the library would wait.
            return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is PropertiesException or IOException or UnauthorizedAccessException or AmazonClientException)
        {
            foreach (var line in fault.Message.Split('\n')) await Console.Error.WriteLineAsync($"millrace-multilang: {line}");
            return ExitCode.Failure;
        }
    }

    private static RootCommand Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The properties file",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var properties = new Option<string?>("--properties-file", "-p")
        {
            HelpName = "FILE",
            Description = "The same; it wins over the bare argument",
        };
        var logs = new Option<string?>("--log-configuration", "-l")
        {
            HelpName = "FILE",
            Description = "Accepted for the sake of scripts, and not read: it configures a Java logger",
        };
        var onFailure = new Option<string>("--on-child-failure")
        {
            HelpName = "exit|restart",
            Description = "What happens when a processor dies, hangs or misanswers: the daemon ends with 1, as in Java, or another takes its place from the last checkpoint",
            DefaultValueFactory = static _ => Exit,
        };
        onFailure.AcceptOnlyFromAmong(Exit, Restart);
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Log each message to and from the processors" };
        var root = new RootCommand("Runs a Kinesis record processor written in any language: a MultiLangDaemon without Java.")
        {
            file, properties, logs, onFailure, verbose,
        };
        root.Validators.Add(result =>
        {
            if (result.GetValue(file) is null && result.GetValue(properties) is null) result.AddError("It needs a properties file.");
            else if (result.GetValue(file) is ['-', ..] unknown) result.AddError($"'{unknown}' is not known here.");
        });
        var help = root.Options.OfType<HelpOption>().Single();
        help.Aliases.Remove("/?");
        help.Aliases.Remove("/h");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.SetAction(async (result, cancellationToken) =>
        {
            using var log = DaemonLog.OnStandardError(result.GetValue(verbose));
            var logger = log.CreateLogger("millrace-multilang");
            if (result.GetValue(logs) is { } ignored) MultiLangDaemon.LogIgnoredConfiguration(logger, ignored);
            var path = result.GetValue(properties) ?? result.GetValue(file)!;
            var settings = DaemonSettingsReader.Read(await JavaProperties.ReadAsync(path, cancellationToken), logger);
            return await MultiLangDaemon.RunAsync(settings, result.GetValue(onFailure) is Restart, log);
        });
        return root;
    }

    private sealed class HelpWithExamples(HelpAction options) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var (line, purpose) in Examples) output.WriteLine($"  {line,-66} {purpose}");
            output.WriteLine();
            return options.Invoke(parseResult);
        }
    }
}
