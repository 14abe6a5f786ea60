using System.Text.Json;

namespace Millrace.WebConsole.Events;

/// <summary>Something that a page wants to hear of as it happens.</summary>
internal interface IEventTopic
{
    /// <summary>Where it is, so that a connection that broke can go on from there; null where it begins anew.</summary>
    string? Place { get; }

    /// <summary>Writes what is new as one JSON property; false when nothing is, and nothing was written.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="writer">Takes it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    ValueTask<bool> TryWriteAsync(string name, Utf8JsonWriter writer, CancellationToken cancellationToken);
}
