using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The version of a runtime.</summary>
[Structure]
public sealed partial record RuntimeVersionConfig
{
    /// <summary>The runtime's version.</summary>
    [Shape(typeof(RuntimeVersionArn))]
    public string? RuntimeVersionArn { get; init; }

    /// <summary>What went wrong.</summary>
    public RuntimeVersionError? Error { get; init; }
}
