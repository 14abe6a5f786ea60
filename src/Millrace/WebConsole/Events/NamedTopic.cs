namespace Millrace.WebConsole.Events;

/// <summary>A topic with the name under which it is told, and its place is kept.</summary>
/// <param name="Name">The name.</param>
/// <param name="Topic">The topic.</param>
internal readonly record struct NamedTopic(string Name, IEventTopic Topic);
