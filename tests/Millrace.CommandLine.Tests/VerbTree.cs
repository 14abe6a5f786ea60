using System.CommandLine;
using Millrace.Commands;

namespace Millrace.CommandLine.Tests;

/// <summary>The verbs that the program has: every command without another below it. Nobody lists them by hand.</summary>
internal static class VerbTree
{
    /// <summary>The verbs, by the words that name them.</summary>
    public static IReadOnlyDictionary<string, Command> Verbs { get; } = Leaves(MillraceCommand.Create(), []).ToDictionary();

    /// <summary>Whether a verb writes its data in the forms that <c>--output</c> names.</summary>
    public static bool HasForms(string verb) =>
        Verbs[verb].Options.Concat(Verbs[verb].Parents.OfType<Command>().SelectMany(static parent => parent.Options)).Any(static option => option is Option<OutputFormat?>);

    private static IEnumerable<(string Name, Command Command)> Leaves(Command command, string[] path) =>
        command.Subcommands.Count == 0
            ? [(string.Join(' ', path), command)]
            : command.Subcommands.SelectMany(below => Leaves(below, [.. path, below.Name]));
}
