using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>An access key without its secret.</summary>
[Structure]
public sealed partial record AccessKeyMetadata
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public string? UserName { get; init; }

    /// <summary>The key's public part.</summary>
    [Shape(typeof(AccessKeyIdType))]
    public string? AccessKeyId { get; init; }

    /// <summary>Active or Inactive.</summary>
    [Shape(typeof(StatusType))]
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }
}
