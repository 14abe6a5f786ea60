using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Millrace.CommandLine;
using Millrace.CommandLine.Bench;
using Millrace.CommandLine.Completion;
using Millrace.CommandLine.Doctor;
using Millrace.CommandLine.Functions;
using Millrace.CommandLine.Identity;
using Millrace.CommandLine.Leases;
using Millrace.CommandLine.Lessons;
using Millrace.CommandLine.Logs;
using Millrace.CommandLine.Put;
using Millrace.CommandLine.Server;
using Millrace.CommandLine.Streams;
using Millrace.CommandLine.Tables;
using Millrace.Hosting;
using Millrace.Storage.Logs;

namespace Millrace.Commands;

/// <summary>The <c>millrace</c> command: parses the arguments, runs the subcommand, and says in one line what is wrong with a bad command line.</summary>
internal static class MillraceCommand
{
    public static readonly (string Line, string Purpose)[] Examples =
    [
        StartCommand.Examples[0],
        ("millrace stream create orders", "a stream"),
        ("millrace put orders hello --key a", "a record in it"),
        ("millrace stream tail orders --from oldest", "its records, and those that come"),
        FsckCommand.Examples[0],
    ];

    /// <summary>The command with every verb below it.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("A server that speaks AWS's own protocols: Kinesis Data Streams on one port, on your machine.")
        {
            StartCommand.Create(),
            StreamCommand.Create(),
            PutCommand.Create(),
            StatusCommand.Create(),
            StopCommand.Create(),
            ResetCommand.Create(),
            LogsCommand.Create(),
            LeasesCommand.Create(),
            LambdaCommand.Create(),
            TableCommand.Create(),
            IamCommand.Create(),
            LessonsCommand.Create(),
            DoctorCommand.Create(),
            BenchCommand.Create(),
            CompletionCommand.Create(),
            FsckCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Aliases.Remove("/?");
        help.Aliases.Remove("/h");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var root = Create();
        var start = root.Subcommands.Single(static command => command.Name == StartCommand.Name);

        // What begins with @ is a file for `put` to send, not one with arguments.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var result = root.Parse(args.Length == 0 ? ["--help"] : args, parsing);
        if (result.Action is ParseErrorAction || (result.Action is not HelpWithExamples && UsageError.UnknownOption(result) is not null))
        {
            UsageError.Write(result, Console.Error);
            return ExitCode.Usage;
        }

        if (result.Action is not HelpWithExamples && result.CommandResult.Command is not RootCommand) MistypedVariables.Warn(start, Console.Error);
        try
        {
            // The commands handle the signals themselves: an answer in flight may take longer than the library would wait.
            return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (StartException failure)
        {
            await Console.Error.WriteLineAsync($"millrace: {failure.Message}");
            return failure.Taken ? ExitCode.Taken : ExitCode.Failure;
        }
        catch (RecordLogException fault)
        {
            // The disk failed at the end: what was acknowledged is as safe as promised, and the next start looks at everything.
            await Console.Error.WriteLineAsync($"millrace: {fault.Message}");
            return ExitCode.Failure;
        }
        catch (Exception unexpected)
        {
            await Console.Error.WriteLineAsync($"millrace: it failed in a way that it should not: {unexpected}");
            return ExitCode.Failure;
        }
    }
}
