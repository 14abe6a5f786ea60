using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>What a query found.</summary>
[Structure]
public sealed partial record MetricDataResult
{
    /// <summary>What other expressions call it.</summary>
    [Shape(typeof(MetricId))]
    public string? Id { get; init; }

    /// <summary>What the answer calls it.</summary>
    public string? Label { get; init; }

    /// <summary>The beginnings of the periods.</summary>
    public IReadOnlyList<DateTimeOffset>? Timestamps { get; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>One of <see cref="StatusCode"/>.</summary>
    [Shape(typeof(StatusCode))]
    public string? StatusCode { get; init; }

    /// <summary>Notes.</summary>
    public IReadOnlyList<MessageData>? Messages { get; init; }
}
