using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>How a principal is bounded.</summary>
[SimpleShape(Enum = [PermissionsBoundaryPolicy])]
public static class PermissionsBoundaryAttachmentType
{
    /// <summary><c>PermissionsBoundaryPolicy</c>.</summary>
    public const string PermissionsBoundaryPolicy = "PermissionsBoundaryPolicy";
}
