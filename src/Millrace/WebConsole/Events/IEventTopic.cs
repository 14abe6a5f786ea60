using System.Text.Json;

namespace Millrace.WebConsole.Events;

/// <summary>Something that a page wants to hear of as it happens.</summary>
internal interface IEventTopic
{
    /// <summary>Its name, in the address and in what is sent.</summary>
    string Name { get; }

    /// <summary>Where it is, so that a connection that broke can go on from there; null where it begins anew.</summary>
    string? Place { get; }

    /// <summary>Writes what is new as one JSON value; false when nothing is, and nothing was written.</summary>
    ValueTask<bool> TryWriteAsync(Utf8JsonWriter writer, CancellationToken cancellationToken);
}
