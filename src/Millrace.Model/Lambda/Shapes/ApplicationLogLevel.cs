using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The least level that a function logs.</summary>
[SimpleShape(Enum = [Trace, Debug, Info, Warn, Error, Fatal])]
public static class ApplicationLogLevel
{
    /// <summary><c>TRACE</c>.</summary>
    public const string Trace = "TRACE";

    /// <summary><c>DEBUG</c>.</summary>
    public const string Debug = "DEBUG";

    /// <summary><c>INFO</c>.</summary>
    public const string Info = "INFO";

    /// <summary><c>WARN</c>.</summary>
    public const string Warn = "WARN";

    /// <summary><c>ERROR</c>.</summary>
    public const string Error = "ERROR";

    /// <summary><c>FATAL</c>.</summary>
    public const string Fatal = "FATAL";
}
