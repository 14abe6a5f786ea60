using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether the log is told.</summary>
[SimpleShape(Enum = [None, Tail])]
public static class LogType
{
    /// <summary><c>None</c>.</summary>
    public const string None = "None";

    /// <summary><c>Tail</c>.</summary>
    public const string Tail = "Tail";
}
