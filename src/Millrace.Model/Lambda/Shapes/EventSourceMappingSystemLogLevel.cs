using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The least level that is logged.</summary>
[SimpleShape(Enum = [Debug, Info, Warn])]
public static class EventSourceMappingSystemLogLevel
{
    /// <summary><c>DEBUG</c>.</summary>
    public const string Debug = "DEBUG";

    /// <summary><c>INFO</c>.</summary>
    public const string Info = "INFO";

    /// <summary><c>WARN</c>.</summary>
    public const string Warn = "WARN";
}
