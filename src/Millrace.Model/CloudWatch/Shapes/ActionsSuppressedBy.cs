using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An actions suppressed by.</summary>
[SimpleShape(Enum = [WaitPeriod, ExtensionPeriod, Alarm])]
public static class ActionsSuppressedBy
{
    /// <summary><c>WaitPeriod</c>.</summary>
    public const string WaitPeriod = "WaitPeriod";

    /// <summary><c>ExtensionPeriod</c>.</summary>
    public const string ExtensionPeriod = "ExtensionPeriod";

    /// <summary><c>Alarm</c>.</summary>
    public const string Alarm = "Alarm";
}
