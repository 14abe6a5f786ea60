using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>Why a service's role was not deleted.</summary>
[Structure]
public sealed partial record DeletionTaskFailureReasonType
{
    /// <summary>Why it failed.</summary>
    [Shape(typeof(ReasonType))]
    public string? Reason { get; init; }

    /// <summary>Who still uses the role.</summary>
    public IReadOnlyList<RoleUsageType>? RoleUsageList { get; init; }
}
