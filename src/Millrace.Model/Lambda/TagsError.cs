using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Why tags cannot be told.</summary>
[Structure]
public sealed partial record TagsError
{
    /// <summary>The error's name.</summary>
    [Shape(typeof(TagsErrorCode))]
    public required string ErrorCode { get; init; }

    /// <summary>What went wrong, in words.</summary>
    [Shape(typeof(TagsErrorMessage))]
    public required string Message { get; init; }
}
