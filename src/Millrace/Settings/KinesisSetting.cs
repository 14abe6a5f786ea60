using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.CommandLine;
using Millrace.Kinesis;

namespace Millrace.Settings;

/// <summary>
/// One thing of how Kinesis behaves that can be set: by an option of the command line, by the environment and, on a running server, at
/// <c>/_millrace/settings</c>. What is wrong with a value is told by a <see cref="FormatException"/> that says what is taken.
/// </summary>
/// <param name="Name">As in <c>reshard-duration</c>.</param>
/// <param name="Values">What values look like, for help.</param>
/// <param name="Description">What it does.</param>
/// <param name="Read">Its value now, as JSON.</param>
/// <param name="Write">The options with another value.</param>
internal sealed record KinesisSetting(
    string Name, string Values, string Description, Func<KinesisOptions, JsonNode?> Read, Func<KinesisOptions, string, KinesisOptions> Write)
{
    private const string None = "none";

    /// <summary>The option of the command line.</summary>
    public string Option => "--" + Name;

    /// <summary>The member in JSON, as in <c>reshardDuration</c>.</summary>
    public string Member
    {
        get
        {
            var words = Name.Split('-');
            return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        }
    }

    /// <summary>The options with a value as the command line has it.</summary>
    /// <exception cref="FormatException">It is no value of this setting, or out of range.</exception>
    public KinesisOptions WriteChecked(KinesisOptions options, string text)
    {
        try
        {
            // By itself, so that no other value is found wrong.
            Write(KinesisOptions.Fast, text).Validate();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FormatException($"'{text}' is out of range: durations go up to 49 days, those of timers from 1 ms, and a scale is above 0.");
        }

        return Write(options, text);
    }

    /// <summary>The options with the value that JSON has for it: a text as on the command line, a number, a switch, or null for none.</summary>
    /// <exception cref="FormatException">It is no value of this setting, or out of range; the text names the member.</exception>
    public KinesisOptions WriteJson(KinesisOptions options, JsonNode? value)
    {
        try
        {
            return value switch
            {
                null when Values.EndsWith(None, StringComparison.Ordinal) => WriteChecked(options, None),
                JsonValue scalar => WriteChecked(options, scalar.ToString()),
                _ => throw new FormatException($"it is {Values}, and no {(value is null ? "null" : "array or object")}."),
            };
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{Member}: {wrong.Message}", wrong);
        }
    }

    public static KinesisSetting Duration(string name, string description, Func<KinesisOptions, TimeSpan> read, Func<KinesisOptions, TimeSpan, KinesisOptions> write) => new(
        name, "DURATION", description, options => DurationText.Format(read(options)), (options, text) => write(options, DurationText.Parse(text)));

    public static KinesisSetting Count(string name, string description, Func<KinesisOptions, int> read, Func<KinesisOptions, int, KinesisOptions> write) => new(
        name, "N", description, options => read(options), (options, text) => write(options, (int)Whole(text, int.MaxValue)));

    public static KinesisSetting OptionalCount(string name, string description, Func<KinesisOptions, int?> read, Func<KinesisOptions, int?, KinesisOptions> write) => new(
        name, $"N|{None}", description, options => read(options), (options, text) => write(options, text == None ? null : (int)Whole(text, int.MaxValue)));

    public static KinesisSetting Limit(string name, string description, Func<KinesisLimits, long?> read, Func<KinesisLimits, long?, KinesisLimits> write) => new(
        name,
        "N|none",
        description,
        options => read(options.Limits),
        (options, text) => options with { Limits = write(options.Limits, text == None ? null : Whole(text, long.MaxValue)) });

    public static KinesisSetting Factor(string name, string description, Func<KinesisOptions, double> read, Func<KinesisOptions, double, KinesisOptions> write) => new(
        name,
        "FACTOR",
        description,
        options => read(options),
        (options, text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor)
            ? write(options, factor)
            : throw new FormatException($"'{text}' is not a factor, like 0.5 or 10."));

    public static KinesisSetting Switch(string name, string description, Func<KinesisOptions, bool> read, Func<KinesisOptions, bool, KinesisOptions> write) => new(
        name, "on|off", description, options => read(options), (options, text) => write(options, Commands.SettingOption.Switch(text)));

    private static long Whole(string text, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new FormatException($"'{text}' is not a whole number of 0 or more.");
}
