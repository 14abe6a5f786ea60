using System.Collections.Concurrent;
using Millrace.Lambda.Runtimes;

namespace Millrace.Lambda.Tests.Runtimes;

/// <summary>A launcher for each tier that tests ask for: what works on this machine is found out once. Its folder is in a data directory, as a server's is.</summary>
internal static class Launchers
{
    private static readonly ConcurrentDictionary<string, Lazy<RuntimeLauncher>> s_launchers = new();

    /// <summary>What no function may see beside the data directory: something that is on every machine, among what functions see.</summary>
    public const string Hidden = "/usr/share/zoneinfo";

    public static RuntimeLauncher Of(string tier) => s_launchers.GetOrAdd(tier, name => new Lazy<RuntimeLauncher>(() => new RuntimeLauncher(
        new RuntimeLauncherOptions { Folder = Path.Combine(Data(name), "functions"), Hidden = [Data(name), Hidden], Tier = name }, TimeProvider.System))).Value;

    /// <summary>A new folder for a function's code, where a server has it: in its data directory.</summary>
    public static string NewFunction(string tier) => Directory.CreateDirectory(Path.Combine(Data(tier), "functions", Path.GetRandomFileName())).FullName;

    /// <summary>The data directory of a tier's launcher.</summary>
    public static string Data(string tier) => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"data of {tier}")).FullName;
}
