using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Millrace.Architecture.Tests;

public sealed class LogEventTests
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>An operator searches a log by event id: it is given, not made from the method's name, and means one thing.</summary>
    [Fact]
    public void Every_log_event_has_an_id_of_its_own()
    {
        var events = (
            from room in Room.All
            from type in room.Assembly.GetTypes()
            from method in type.GetMethods(Declared)
            let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
            where attribute is not null
            select (attribute.EventId, Name: $"{type.FullName}.{method.Name}")).ToList();

        Assert.NotEmpty(events);
        Assert.Empty(events.Where(logged => logged.EventId <= 0).Select(logged => logged.Name));
        Assert.Empty(
            from logged in events
            group logged.Name by logged.EventId into same
            where same.Count() > 1
            select $"{same.Key}: {string.Join(", ", same)}");
    }
}
