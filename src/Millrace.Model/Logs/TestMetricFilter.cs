using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>TestMetricFilter: tries a pattern on texts.</summary>
/// <remarks>Errors: InvalidParameterException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "TestMetricFilter", Resource = "*", ReadOnly = true)]
public sealed partial record TestMetricFilterRequest : IRequest<TestMetricFilterResponse>
{
    /// <summary>What events must match; all do when left out.</summary>
    [Shape(typeof(FilterPattern))]
    [MemberName("filterPattern")]
    public required string FilterPattern { get; init; }

    /// <summary>The texts to try.</summary>
    [Shape(typeof(TestEventMessages))]
    [ElementShape(typeof(EventMessage))]
    [MemberName("logEventMessages")]
    public required IReadOnlyList<string> LogEventMessages { get; init; }
}

/// <summary>The answer of TestMetricFilter.</summary>
[Structure]
public sealed partial record TestMetricFilterResponse
{
    /// <summary>The texts that match.</summary>
    [MemberName("matches")]
    public IReadOnlyList<MetricFilterMatchRecord>? Matches { get; init; }
}
