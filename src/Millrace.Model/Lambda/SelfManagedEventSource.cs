using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A Kafka cluster of one's own.</summary>
[Structure]
public sealed partial record SelfManagedEventSource
{
    /// <summary>The servers, by their kind.</summary>
    [Shape(typeof(Endpoints))]
    [EntryShape(typeof(EndPointType), typeof(EndpointLists))]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Endpoints { get; init; }
}
