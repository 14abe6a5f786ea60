using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How an image is started.</summary>
[Structure]
public sealed partial record ImageConfig
{
    /// <summary>The words of the entry point.</summary>
    [Shape(typeof(StringList))]
    public IReadOnlyList<string>? EntryPoint { get; init; }

    /// <summary>The words of the command.</summary>
    [Shape(typeof(StringList))]
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The folder that it is started in.</summary>
    [Shape(typeof(WorkingDirectory))]
    public string? WorkingDirectory { get; init; }
}
