using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>Whether alarms do what their state asks for.</summary>
internal static class AlarmActions
{
    /// <summary>Says it of those alarms that are there.</summary>
    /// <returns>How many there are.</returns>
    public static int Set(ITableWriter writer, IReadOnlyList<string> names, RequestContext context, bool isEnabled)
    {
        var set = 0;
        foreach (var name in names)
        {
            var key = AlarmKey.Named(name, context);
            if (AlarmStore.Find(writer, key) is not { } state) continue;
            AlarmStore.Put(writer, key, state with { ActionsEnabled = isEnabled });
            set++;
        }

        return set;
    }
}
