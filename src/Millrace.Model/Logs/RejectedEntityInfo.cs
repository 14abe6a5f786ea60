using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Why an entity was not taken.</summary>
[Structure]
public sealed partial record RejectedEntityInfo
{
    /// <summary>One of <see cref="EntityRejectionErrorType"/>.</summary>
    [Shape(typeof(EntityRejectionErrorType))]
    [MemberName("errorType")]
    public required string ErrorType { get; init; }
}
