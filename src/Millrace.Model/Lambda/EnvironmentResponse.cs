using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A function's environment variables, or why they cannot be told.</summary>
[Structure]
public sealed partial record EnvironmentResponse
{
    /// <summary>The variables.</summary>
    [EntryShape(typeof(EnvironmentVariableName))]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>What went wrong.</summary>
    public EnvironmentError? Error { get; init; }
}
