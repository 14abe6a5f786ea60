using System.CommandLine;
using System.CommandLine.Parsing;
using Millrace.CommandLine;

namespace Millrace.Commands;

/// <summary>Tells on stderr what is wrong with a command line: the fault, what was probably meant, and where help is.</summary>
internal static class UsageError
{
    public static void Write(ParseResult result, TextWriter error)
    {
        // Whatever follows a mistyped word (its value, a command's options) is left over only because of it: not worth a line.
        var mistyped = result.UnmatchedTokens.Count > 0 ? result.UnmatchedTokens[0] : UnknownOption(result);
        if (mistyped is null)
        {
            foreach (var fault in result.Errors) error.WriteLine($"millrace: {fault.Message}");
        }
        else
        {
            var word = mistyped.Split('=', ':')[0];
            var near = NearNames.Of(word, Names(result.CommandResult).Where(name => name.StartsWith('-') == word.StartsWith('-')));
            error.WriteLine($"millrace: '{mistyped}' is not known here.{(near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?")}");
        }

        Advise(result.CommandResult, error);
    }

    /// <summary>
    /// What looks like an option and is none, which the library takes for a value: a mistyped option of <c>stream delete</c> would be another stream to delete.
    /// After <c>--</c> everything is a value. Null when there is none.
    /// </summary>
    public static string? UnknownOption(ParseResult result) =>
        result.Tokens.Any(static token => token.Type == TokenType.Directive)
            ? null
            : result.Tokens.TakeWhile(static token => token.Type != TokenType.DoubleDash)
                .FirstOrDefault(static token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;

    /// <summary>Tells of a fault that only the values together have.</summary>
    public static void Write(string fault, CommandResult command, TextWriter error)
    {
        error.WriteLine($"millrace: {fault}");
        Advise(command, error);
    }

    private static void Advise(CommandResult command, TextWriter error) => error.WriteLine($"Try '{string.Join(' ', Path(command))} --help'.");

    // The library's own suggestions leave out the options that help shows elsewhere.
    private static IEnumerable<string> Names(CommandResult here)
    {
        foreach (var command in here.Command.Subcommands) yield return command.Name;
        for (var of = here; of is not null; of = of.Parent as CommandResult)
        {
            foreach (var option in of.Command.Options.Where(option => of == here || option.Recursive))
            {
                yield return option.Name;
                foreach (var alias in option.Aliases) yield return alias;
            }
        }
    }

    private static IEnumerable<string> Path(SymbolResult? command) =>
        command is CommandResult { Parent: var parent, Command: var own } ? Path(parent).Append(own is RootCommand ? "millrace" : own.Name) : [];
}
