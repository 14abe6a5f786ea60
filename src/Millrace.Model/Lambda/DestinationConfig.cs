using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Where the outcome of a call goes.</summary>
[Structure]
public sealed partial record DestinationConfig
{
    /// <summary>Where successes go.</summary>
    public OnSuccess? OnSuccess { get; init; }

    /// <summary>Where failures go.</summary>
    public OnFailure? OnFailure { get; init; }
}
