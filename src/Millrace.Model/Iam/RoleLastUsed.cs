using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>When and where a role was last used.</summary>
[Structure]
public sealed partial record RoleLastUsed
{
    /// <summary>When it was last used.</summary>
    public DateTimeOffset? LastUsedDate { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }
}
