using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Millrace.Commands;

/// <summary>Tells on stderr what is wrong with a command line: the fault, what was probably meant, and where help is.</summary>
internal static class UsageError
{
    public static void Write(ParseResult result, TextWriter error)
    {
        // Whatever follows a mistyped word (its value, a command's options) is left over only because of it: not worth a line.
        var mistyped = result.UnmatchedTokens.Count > 0 ? result.UnmatchedTokens[0] : null;
        if (mistyped is null)
        {
            foreach (var fault in result.Errors) error.WriteLine($"millrace: {fault.Message}");
        }
        else
        {
            var near = NamesLike(mistyped, result);
            error.WriteLine($"millrace: '{mistyped}' is not known here.{(near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?")}");
        }

        error.WriteLine($"Try '{string.Join(' ', Path(result.CommandResult))} --help'.");
    }

    // The library knows the similar names but only prints them: a sentence, then one a line.
    private static string[] NamesLike(string mistyped, ParseResult result)
    {
        var alone = result.RootCommandResult.Command.Parse([.. Path(result.CommandResult).Skip(1), mistyped]);
        if (alone.Action is not ParseErrorAction suggestions) return [];
        suggestions.ShowHelp = false;
        using var printed = new StringWriter();
        alone.Invoke(new InvocationConfiguration { Output = printed, Error = TextWriter.Null });
        return [.. printed.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Where(name => name.StartsWith('-') == mistyped.StartsWith('-'))];
    }

    private static IEnumerable<string> Path(SymbolResult? command) =>
        command is CommandResult { Parent: var parent, Command: var own } ? Path(parent).Append(own is RootCommand ? "millrace" : own.Name) : [];
}
