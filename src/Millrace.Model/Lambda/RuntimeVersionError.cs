using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Why the version of a runtime cannot be told.</summary>
[Structure]
public sealed partial record RuntimeVersionError
{
    /// <summary>The error's name.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What went wrong, in words.</summary>
    public string? Message { get; init; }
}
