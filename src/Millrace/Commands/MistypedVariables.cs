using System.Collections;
using System.CommandLine;
using Millrace.CommandLine;
using Millrace.Hosting.Tls;

namespace Millrace.Commands;

/// <summary>
/// Warns of variables that are no setting's but look like one's: nobody else would say that such a setting is not what it was meant to be.
/// </summary>
internal static class MistypedVariables
{
    private static StringComparer Comparer => OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Writes a line for each.</summary>
    /// <param name="command">The command that has the settings as options.</param>
    /// <param name="error">Where to.</param>
    public static void Warn(Command command, TextWriter error)
    {
        var known = command.Options.Select(static option => SettingOption.Variable(option.Name)).Append(ServerCertificate.PasswordVariable).ToHashSet(Comparer);
        foreach (var name in Given().Where(name => !known.Contains(name)).Order(StringComparer.Ordinal))
        {
            var near = NearNames.Of(name[SettingOption.VariablePrefix.Length..], known.Select(static other => other[SettingOption.VariablePrefix.Length..]));
            if (near.Length > 0)
                error.WriteLine($"millrace: {name} is not known and sets nothing. Did you mean {string.Join(" or ", near.Select(static other => SettingOption.VariablePrefix + other))}?");
        }
    }

    private static IEnumerable<string> Given() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(static variable => variable.Value is string { Length: > 0 })
        .Select(static variable => (string)variable.Key)
        .Where(static name => name.StartsWith(SettingOption.VariablePrefix, StringComparison.OrdinalIgnoreCase));
}
