using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Millrace.Architecture.Tests;

public sealed class LogEventTests
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>An operator searches a log by event, which is known by its id or, where none is given, by its method's name.</summary>
    [Fact]
    public void Every_log_event_is_known_by_an_id_or_a_name_of_its_own()
    {
        var events = (
            from room in Room.All
            from type in room.Assembly.GetTypes()
            from method in type.GetMethods(Declared)
            let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
            where attribute is not null
            let known = attribute.EventId > 0 ? $"{attribute.EventId}" : attribute.EventName ?? method.Name
            select (Known: known, Method: $"{type.FullName}.{method.Name}")).ToList();

        Assert.NotEmpty(events);
        Assert.Empty(
            from logged in events
            group logged.Method by logged.Known into same
            where same.Count() > 1
            select $"{same.Key}: {string.Join(", ", same)}");
    }
}
