using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>What the permissions boundary decides.</summary>
[Structure]
public sealed partial record PermissionsBoundaryDecisionDetail
{
    /// <summary>Whether the permissions boundary allows it.</summary>
    public bool? AllowedByPermissionsBoundary { get; init; }
}
