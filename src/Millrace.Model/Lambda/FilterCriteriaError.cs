using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Why the filters cannot be told.</summary>
[Structure]
public sealed partial record FilterCriteriaError
{
    /// <summary>The error's name.</summary>
    [Shape(typeof(FilterCriteriaErrorCode))]
    public string? ErrorCode { get; init; }

    /// <summary>What went wrong, in words.</summary>
    [Shape(typeof(FilterCriteriaErrorMessage))]
    public string? Message { get; init; }
}
