using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Millrace.CommandLine;
using Millrace.Kinesis;
using Millrace.Lambda.Runtimes;
using Millrace.Settings;

namespace Millrace.Commands;

/// <summary>How the values of settings are read. Each throws <see cref="FormatException"/> with a text for the person who wrote the value.</summary>
internal static partial class SettingValues
{
    /// <summary>As many shards as a stream can be scaled to (facts/kinesis.md 6).</summary>
    private const int MostShards = 10_000;

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

    public static string PresetName(string value)
    {
        KinesisSettings.Preset(value);
        return value;
    }

    public static string FunctionTier(string value) =>
        RuntimeLauncherOptions.Tiers.FirstOrDefault(tier => tier.Equals(value, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"'{value}' is none of {string.Join(", ", RuntimeLauncherOptions.Tiers)}.");

    public static TimeSpan PositiveDuration(string value) =>
        DurationText.Parse(value) is var duration && duration > TimeSpan.Zero ? duration : throw new FormatException($"'{value}' is no time at all.");

    /// <summary>Programs by their names, as in <c>node=/opt/node/bin/node,python3.12=/opt/python/bin/python3.12</c>.</summary>
    public static Dictionary<string, string> Programs(string value)
    {
        var programs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in value.Split(','))
        {
            if (entry.Split('=', 2) is not [var name, var file] || !ProgramNamePattern().IsMatch(name))
                throw new FormatException($"'{entry}' is not a program, like node=/opt/node/bin/node: node, python3, ruby or dotnet, python3 and ruby with a version if need be.");
            if (!File.Exists(file)) throw new FormatException($"there is no file '{file}' for {name}.");
            programs[name] = Path.GetFullPath(file);
        }

        return programs;
    }

    /// <summary>Streams to have from the start, as in <c>orders:4,clicks:on-demand:eu-west-1</c>.</summary>
    public static IReadOnlyList<InitialStream> Streams(string value) => [.. value.Split(',').Select(Stream)];

    /// <summary>What is wrong with streams that are each to be had; null when nothing is. The same one twice is the same wish.</summary>
    /// <param name="streams">The streams.</param>
    /// <param name="region">Where those are that name no region.</param>
    public static string? Conflict(IReadOnlyList<InitialStream> streams, string region)
    {
        var wanted = new Dictionary<(string Name, string Region), int?>();
        foreach (var stream in streams)
        {
            var place = (stream.Name, stream.Region ?? region);
            if (!wanted.TryAdd(place, stream.Shards) && wanted[place] != stream.Shards)
                return $"'{stream.Name}' is asked for in {stream.Region ?? region} twice, with {Shards(wanted[place])} and with {Shards(stream.Shards)}.";
        }

        return null;

        static string Shards(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "on-demand";
    }

    private static InitialStream Stream(string entry)
    {
        if (entry.Split(':') is [var name, var shards, .. { Length: < 2 } rest]
            && StreamNamePattern().IsMatch(name)
            && (shards == "on-demand" || char.IsAsciiDigit(shards.FirstOrDefault())))
        {
            int? count = shards == "on-demand" ? null
                : int.TryParse(shards, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostShards ? number
                : throw new FormatException($"'{entry}' asks for '{shards}' shards; 1 to {MostShards} can be had.");
            return new InitialStream(name, count, rest is [var region] ? RegionName(region) : null);
        }

        throw new FormatException($"'{entry}' is not a stream, like orders:4, orders:4:eu-west-1 or clicks:on-demand.");
    }

    [GeneratedRegex(@"^(node|python3(\.[0-9]+)?|ruby([0-9]+\.[0-9]+)?|dotnet)$")]
    private static partial Regex ProgramNamePattern();

    [GeneratedRegex("^[a-zA-Z0-9_.-]{1,128}$")]
    private static partial Regex StreamNamePattern();

    [GeneratedRegex("^[a-z]{2,}(-[a-z0-9]+)+$")]
    private static partial Regex RegionPattern();

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex AccountPattern();
}
