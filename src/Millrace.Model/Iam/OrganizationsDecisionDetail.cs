using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>What the organization decides.</summary>
[Structure]
public sealed partial record OrganizationsDecisionDetail
{
    /// <summary>Whether the organization allows it; there is none here.</summary>
    public bool? AllowedByOrganizations { get; init; }
}
