using System.CommandLine;

namespace Millrace.CommandLine;

/// <summary>A command with the examples that its help begins with.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does.</param>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Lines to copy, each with what it is for.</summary>
    public required IReadOnlyList<(string Line, string Purpose)> Examples { get; init; }
}
