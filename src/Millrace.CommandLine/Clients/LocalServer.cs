namespace Millrace.CommandLine.Clients;

/// <summary>Where a server of this user has its files.</summary>
internal static class LocalServer
{
    /// <summary>Where data is kept when nobody says: <c>$XDG_DATA_HOME/millrace</c>, or its like on other systems.</summary>
    public static string DefaultDataDirectory() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "millrace");

    /// <summary>Where data is kept when the command line does not say.</summary>
    public static string DataDirectory() =>
        Environment.GetEnvironmentVariable("MILLRACE_DATA") is { Length: > 0 } named ? Path.GetFullPath(named) : DefaultDataDirectory();
}
