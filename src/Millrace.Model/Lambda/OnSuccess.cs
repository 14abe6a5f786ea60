using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Where successes go.</summary>
[Structure]
public sealed partial record OnSuccess
{
    /// <summary>The destination's ARN.</summary>
    [Shape(typeof(DestinationArn))]
    public string? Destination { get; init; }
}
