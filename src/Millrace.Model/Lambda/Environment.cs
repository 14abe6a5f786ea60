using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A function's environment variables.</summary>
[Structure]
public sealed partial record Environment
{
    /// <summary>The variables.</summary>
    [EntryShape(typeof(EnvironmentVariableName))]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}
