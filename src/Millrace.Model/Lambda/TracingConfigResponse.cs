using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether calls are traced.</summary>
[Structure]
public sealed partial record TracingConfigResponse
{
    /// <summary>One of <see cref="TracingMode"/>.</summary>
    [Shape(typeof(TracingMode))]
    public string? Mode { get; init; }
}
