using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The managed policy that bounds a principal.</summary>
[Structure]
public sealed partial record AttachedPermissionsBoundary
{
    /// <summary>One of <see cref="PermissionsBoundaryAttachmentType"/>.</summary>
    [Shape(typeof(PermissionsBoundaryAttachmentType))]
    public string? PermissionsBoundaryType { get; init; }

    /// <summary>The ARN of the policy.</summary>
    [Shape(typeof(ArnType))]
    public string? PermissionsBoundaryArn { get; init; }
}
