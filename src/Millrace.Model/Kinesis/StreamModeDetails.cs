using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The capacity mode of a stream.</summary>
[Structure]
public sealed partial record StreamModeDetails
{
    /// <summary>One of <see cref="Kinesis.StreamMode"/>.</summary>
    [Shape(typeof(StreamMode))]
    public required string StreamMode { get; init; }
}
