using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A text that matches.</summary>
[Structure]
public sealed partial record MetricFilterMatchRecord
{
    /// <summary>The text's number, from 1.</summary>
    [MemberName("eventNumber")]
    public long? EventNumber { get; init; }

    /// <summary>The text.</summary>
    [Shape(typeof(EventMessage))]
    [MemberName("eventMessage")]
    public Utf8Text EventMessage { get; init; }

    /// <summary>The values of the fields that the pattern names.</summary>
    [MemberName("extractedValues")]
    public IReadOnlyDictionary<string, string>? ExtractedValues { get; init; }
}
