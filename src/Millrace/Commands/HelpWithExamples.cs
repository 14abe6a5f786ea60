using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Millrace.CommandLine;

namespace Millrace.Commands;

/// <summary>Help as people read it: examples first, then the options.</summary>
internal sealed class HelpWithExamples(HelpAction options) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var (line, purpose) in Examples(parseResult.CommandResult.Command)) output.WriteLine($"  {line,-44} {purpose}");
        output.WriteLine();
        var code = options.Invoke(parseResult);
        if (parseResult.CommandResult.Command.Name != StartCommand.Name) return code;

        output.WriteLine("How Kinesis behaves; on a running server too, at /_millrace/settings:");
        foreach (var line in SettingOptions.Help()) output.WriteLine(line);
        output.WriteLine("  DURATION is like 500ms, 30s, 5m or 24h. Each can come from the environment: --reshard-duration from MILLRACE_RESHARD_DURATION.");
        return code;
    }

    private static IReadOnlyList<(string Line, string Purpose)> Examples(Command command) =>
        command switch
        {
            RootCommand => MillraceCommand.Examples,
            Verb verb => verb.Examples,
            { Name: FsckCommand.Name } => FsckCommand.Examples,
            _ => StartCommand.Examples,
        };
}
