using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Millrace.Commands;

/// <summary>How the values of settings are read. Each throws <see cref="FormatException"/> with a text for the person who wrote the value.</summary>
internal static partial class SettingValues
{
    /// <summary>Where data is kept when nobody says: <c>$XDG_DATA_HOME/millrace</c>, or its like on other systems.</summary>
    public static string DefaultDataDirectory() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "millrace");

    public static string Text(string value) => value.Length > 0 ? value : throw new FormatException("it is empty.");

    public static int Port(string value) =>
        ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new FormatException($"'{value}' is not a port (0 to 65535; 0 takes any free one).");

    public static IPAddress Address(string value) => value switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.TryParse(value, out var address) ? address : throw new FormatException($"'{value}' is not an IP address, like 127.0.0.1, 0.0.0.0 or ::1."),
    };

    public static T Name<T>(string value)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        var name = Array.Find(names, name => name.Equals(value, StringComparison.OrdinalIgnoreCase));
        return name is null ? throw new FormatException($"'{value}' is none of {string.Join(", ", names)}.") : Enum.Parse<T>(name);
    }

    public static string RegionName(string value) =>
        RegionPattern().IsMatch(value) ? value : throw new FormatException($"'{value}' is not a region, like us-east-1.");

    public static string AccountId(string value) =>
        AccountPattern().IsMatch(value) ? value : throw new FormatException($"'{value}' is not an account: it has 12 digits.");

    [GeneratedRegex("^[a-z]{2,}(-[a-z0-9]+)+$")]
    private static partial Regex RegionPattern();

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex AccountPattern();
}
