using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>When and where an access key was last used.</summary>
[Structure]
public sealed partial record AccessKeyLastUsed
{
    /// <summary>When it was last used.</summary>
    public DateTimeOffset? LastUsedDate { get; init; }

    /// <summary>The service in which it was last used.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }
}
