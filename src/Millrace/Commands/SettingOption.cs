using System.CommandLine;
using System.CommandLine.Parsing;

namespace Millrace.Commands;

/// <summary>
/// A setting of the command line that an environment variable can give too: <c>--ready-file</c> is <c>MILLRACE_READY_FILE</c>.
/// The command line wins. Both are read by the same parser, which throws <see cref="FormatException"/> with a text for the person who wrote the value.
/// </summary>
internal static class SettingOption
{
    /// <summary>What the name of every variable begins with.</summary>
    public const string VariablePrefix = "MILLRACE_";

    public static Option<T> Create<T>(string name, string valueName, string description, Func<string, T> parse, T fallback) =>
        new(name)
        {
            HelpName = valueName,
            Description = $"{description} [{Variable(name)}]",
            CustomParser = result => Parse(result, name, result.Tokens[0].Value, parse),
            DefaultValueFactory = result =>
                Environment.GetEnvironmentVariable(Variable(name)) is { Length: > 0 } value ? Parse(result, Variable(name), value, parse) : fallback,
            Arity = ArgumentArity.ExactlyOne,
        };

    public static Option<bool> CreateSwitch(string name, string description, params string[] aliases) =>
        new(name, aliases)
        {
            Description = $"{description} [{Variable(name)}]",
            DefaultValueFactory = result =>
                Environment.GetEnvironmentVariable(Variable(name)) is { Length: > 0 } value && Parse(result, Variable(name), value, Switch),
            Arity = ArgumentArity.ZeroOrOne,
        };

    /// <summary>Whether the value stands on the command line itself, and not in the environment or nowhere.</summary>
    public static bool IsOnCommandLine(this ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    /// <summary>The variable of an option.</summary>
    public static string Variable(string name) => VariablePrefix + name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    private static T Parse<T>(ArgumentResult result, string source, string value, Func<string, T> parse)
    {
        try
        {
            return parse(value);
        }
        catch (FormatException wrong)
        {
            result.AddError($"{source}: {wrong.Message}");
            return default!;
        }
    }

    /// <summary>Reads a switch.</summary>
    /// <exception cref="FormatException">It is neither on nor off.</exception>
    public static bool Switch(string value) => value.ToUpperInvariant() switch
    {
        "1" or "TRUE" or "YES" or "ON" => true,
        "0" or "FALSE" or "NO" or "OFF" => false,
        _ => throw new FormatException($"'{value}' is neither on nor off."),
    };
}
