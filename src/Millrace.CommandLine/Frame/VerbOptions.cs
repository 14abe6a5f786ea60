using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Millrace.CommandLine;

/// <summary>The options that every verb has which talks to a server.</summary>
internal sealed class VerbOptions
{
    /// <summary>Where the server is.</summary>
    public Option<string?> Endpoint { get; } = Create("--endpoint", "URL", "The server [AWS_ENDPOINT_URL_KINESIS and the like, AWS_ENDPOINT_URL, the profile; else http://127.0.0.1:4566]");

    /// <summary>The region.</summary>
    public Option<string?> Region { get; } = Create("--region", "REGION", "The region [AWS_REGION, AWS_DEFAULT_REGION, the profile; else us-east-1]");

    /// <summary>The profile.</summary>
    public Option<string?> Profile { get; } = Create("--profile", "NAME", "The profile of the AWS configuration files [AWS_PROFILE]");

    /// <summary>When to give up.</summary>
    public Option<TimeSpan?> Timeout { get; } = new("--timeout")
    {
        HelpName = "DURATION",
        Description = "Give up after so long, with exit code 124",
        Recursive = true,
        CustomParser = static result => Parsed<TimeSpan?>(result, "--timeout", static text => DurationText.Parse(text)),
    };

    /// <summary>How data are written.</summary>
    public Option<OutputFormat?> Output { get; } = new("--output", "-o")
    {
        HelpName = "table|json|ndjson|yaml",
        Description = "How data are written: a table on a terminal, json elsewhere",
        Recursive = true,
        CustomParser = static result => Parsed<OutputFormat?>(result, "--output", static text => text switch
        {
            "table" => OutputFormat.Table,
            "json" => OutputFormat.Json,
            "ndjson" => OutputFormat.Ndjson,
            "yaml" => OutputFormat.Yaml,
            _ => throw new FormatException($"'{text}' is none of table, json, ndjson and yaml."),
        }),
    };

    /// <summary>Gives a command the options, and all below it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasOutput">Whether it writes data in the usual forms.</param>
    public void AddTo(Command command, bool hasOutput = true)
    {
        if (hasOutput) command.Options.Add(Output);
        command.Options.Add(Endpoint);
        command.Options.Add(Region);
        command.Options.Add(Profile);
        command.Options.Add(Timeout);
    }

    /// <summary>Reads the one value of an option or argument, with a text for the person who wrote it where that is wrong.</summary>
    /// <param name="result">What was written.</param>
    /// <param name="name">Where the fault is said to be.</param>
    /// <param name="parse">Reads it; throws <see cref="FormatException"/>.</param>
    public static T Parsed<T>(ArgumentResult result, string name, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FormatException wrong)
        {
            result.AddError($"{name}: {wrong.Message}");
            return default!;
        }
    }

    /// <summary>Reads a whole number; an option's custom parser.</summary>
    /// <param name="name">Where a fault is said to be.</param>
    /// <param name="least">The least that it may be.</param>
    public static Func<ArgumentResult, int> WholeNumber(string name, int least) => result => Parsed(result, name, text => ReadNumber(text, least));

    /// <summary>Reads a whole number where there may be none; an option's custom parser.</summary>
    /// <param name="name">Where a fault is said to be.</param>
    /// <param name="least">The least that it may be.</param>
    public static Func<ArgumentResult, int?> WholeNumberOrNone(string name, int least) => result => Parsed<int?>(result, name, text => ReadNumber(text, least));

    private static int ReadNumber(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"'{text}' is not a whole number of {least} or more.");

    private static Option<string?> Create(string name, string value, string description) => new(name) { HelpName = value, Description = description, Recursive = true };
}
