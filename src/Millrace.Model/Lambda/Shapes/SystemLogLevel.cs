using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The least level that the platform logs.</summary>
[SimpleShape(Enum = [Debug, Info, Warn])]
public static class SystemLogLevel
{
    /// <summary><c>DEBUG</c>.</summary>
    public const string Debug = "DEBUG";

    /// <summary><c>INFO</c>.</summary>
    public const string Info = "INFO";

    /// <summary><c>WARN</c>.</summary>
    public const string Warn = "WARN";
}
