using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An order by.</summary>
[SimpleShape(Enum = [LogStreamName, LastEventTime])]
public static class OrderBy
{
    /// <summary><c>LogStreamName</c>.</summary>
    public const string LogStreamName = "LogStreamName";

    /// <summary><c>LastEventTime</c>.</summary>
    public const string LastEventTime = "LastEventTime";
}
