using System.Globalization;
using System.Xml;
using Microsoft.Extensions.Logging;
using Millrace.CommandLine;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>
/// The values of a properties file by name and kind. Every fault is kept, so that its writer learns of all at once; unknown names and those without
/// effect are told (facts/kcl.md 3). An empty value is as good as none.
/// </summary>
internal sealed partial class PropertyValues
{
    private readonly Dictionary<string, string> _values;
    private readonly List<string> _faults = [];

    public PropertyValues(IReadOnlyDictionary<string, string> properties, ILogger logger)
    {
        _values = properties.Where(static property => property.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            if (KnownProperties.Find(name) is not { } known) LogUnknown(logger, name, Suggestion(name));
            else if (value.Length > 0 && Fault(known, value) is { } fault) _faults.Add(fault);
        }

        var idle = _values.Keys.Where(static name => KnownProperties.Find(name) is { HasEffect: false }).Order(StringComparer.Ordinal).ToList();
        if (idle.Count == 0) return;
        var names = string.Join(", ", idle);
        LogWithoutEffect(logger, names);
    }

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Adds what is wrong with values together.</summary>
    public void AddFault(string fault) => _faults.Add(fault);

    /// <summary>A text that must be there.</summary>
    public string Required(string name)
    {
        if (Text(name) is { } value) return value;
        AddFault($"{name} is missing.");
        return "";
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>The credentials of a suffix, whatever case the name is written in.</summary>
    public string? Credentials(string suffix) =>
        _values.FirstOrDefault(value => value.Key.Equals(KnownProperties.CredentialsPrefix + suffix, StringComparison.OrdinalIgnoreCase)).Value;

    public long? Count(string name) =>
        Text(name) is { } value && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>A count that is not above a limit.</summary>
    public int? Count(string name, int most)
    {
        if (Count(name) is not { } count) return null;
        if (count <= most) return (int)count;
        AddFault($"{name} = {count} is too much; the most is {most}.");
        return null;
    }

    /// <summary>A count of milliseconds; null where there is none, or it is 0, which in Java means the default.</summary>
    public TimeSpan? Milliseconds(string name) => Count(name, int.MaxValue) is { } count and > 0 ? TimeSpan.FromMilliseconds(count) : null;

    /// <summary>A number above 0; any other counts as not given, as in Java.</summary>
    public double? Number(string name) =>
        Text(name) is { } value && double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    public bool? Switch(string name) => Text(name) is { } value ? ParseSwitch(value) : null;

    public Uri? Endpoint(string name) => Text(name) is { } value && ParseEndpoint(value) is { } uri ? uri : null;

    /// <summary>One of the words of the property, as they are written.</summary>
    public string? Choice(string name) =>
        Text(name) is { } value ? KnownProperties.Find(name)!.Choices.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase)) : null;

    private static string? Fault(KnownProperty known, string value) => known.Kind switch
    {
        PropertyKind.Count when !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
            $"{known.Name} = {value} is not a whole number of 0 or more.",
        PropertyKind.Number when !decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) =>
            $"{known.Name} = {value} is not a number of 0 or more.",
        PropertyKind.Switch when ParseSwitch(value) is null => $"{known.Name} = {value} is neither true nor false.",
        PropertyKind.Endpoint when ParseEndpoint(value) is null => $"{known.Name} = {value} is not a URI like https://example.com:4566.",
        PropertyKind.Choice when !known.Choices.Contains(value, StringComparer.OrdinalIgnoreCase) =>
            $"{known.Name} = {value} is none of {string.Join(", ", known.Choices)}.",
        PropertyKind.Duration when !IsDuration(value) => $"{known.Name} = {value} is not a duration like P1D.",
        _ => null,
    };

    private static bool? ParseSwitch(string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "ON" or "1" => true,
        "FALSE" or "NO" or "N" or "OFF" or "0" => false,
        _ => null,
    };

    private static Uri? ParseEndpoint(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;

    private static bool IsDuration(string value)
    {
        try
        {
            return XmlConvert.ToTimeSpan(value) >= TimeSpan.Zero;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string Suggestion(string name)
    {
        var near = NearNames.Of(name, KnownProperties.Names);
        return near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    [LoggerMessage(EventId = 801, Level = LogLevel.Warning, Message = "{name} is no property of the daemon, and is ignored.{suggestion}")]
    private static partial void LogUnknown(ILogger logger, string name, string suggestion);

    [LoggerMessage(EventId = 802, Level = LogLevel.Information, Message = "without effect in this daemon: {names}")]
    private static partial void LogWithoutEffect(ILogger logger, string names);
}
