using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Where failures go.</summary>
[Structure]
public sealed partial record OnFailure
{
    /// <summary>The destination's ARN.</summary>
    [Shape(typeof(DestinationArn))]
    public string? Destination { get; init; }
}
