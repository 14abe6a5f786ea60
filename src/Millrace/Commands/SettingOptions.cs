using System.CommandLine;
using Millrace.Kinesis;
using Millrace.Settings;

namespace Millrace.Commands;

/// <summary>The settings of Kinesis as options of <c>millrace start</c>. Too many for the list of options: help shows them below it.</summary>
internal static class SettingOptions
{
    public static IReadOnlyDictionary<Option<string?>, KinesisSetting> Create() => KinesisSettings.All.ToDictionary(static setting =>
    {
        var option = SettingOption.Create<string?>(setting.Option, setting.Values, setting.Description, text => Checked(setting, text), null);
        option.Hidden = true;
        return option;
    });

    /// <summary>The options with what was said on the command line or in the environment.</summary>
    public static KinesisOptions Apply(IReadOnlyDictionary<Option<string?>, KinesisSetting> settings, ParseResult result, KinesisOptions options)
    {
        foreach (var (option, setting) in settings)
        {
            if (result.GetValue(option) is { } text) options = setting.Write(options, text);
        }

        return options;
    }

    /// <summary>The lines of the help: option, what it does, its variable and its value without a preset.</summary>
    public static IEnumerable<string> Help() => KinesisSettings.All.Select(static setting =>
        $"  {$"{setting.Option} {setting.Values}",-36} {setting.Description} ({string.Join(", ", KinesisSettings.Presets.Select(preset => $"{preset.Name}: {Show(setting, preset.Options)}"))})");

    private static string Show(KinesisSetting setting, KinesisOptions options) => setting.Read(options) switch
    {
        null => "none",
        var value when setting.Values == "on|off" => value.GetValue<bool>() ? "on" : "off",
        var value => value.ToString(),
    };

    private static string Checked(KinesisSetting setting, string text)
    {
        setting.WriteChecked(KinesisOptions.Fast, text);
        return text;
    }
}
