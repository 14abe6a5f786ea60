using System.Collections.Concurrent;
using Millrace.Lambda.Runtimes;

namespace Millrace.Lambda.Tests.Runtimes;

/// <summary>A launcher for each tier that tests ask for: what works on this machine is found out once.</summary>
internal static class Launchers
{
    private static readonly ConcurrentDictionary<string, Lazy<RuntimeLauncher>> s_launchers = new();

    public static RuntimeLauncher Of(string tier) => s_launchers.GetOrAdd(tier, name => new Lazy<RuntimeLauncher>(() => new RuntimeLauncher(
        new RuntimeLauncherOptions { Folder = Path.Combine(AppContext.BaseDirectory, $"runtimes-{name}"), Tier = name }, TimeProvider.System))).Value;
}
